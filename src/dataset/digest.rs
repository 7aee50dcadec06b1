//! The digest of a file (SHA-256, FIPS 180-4), as it comes: rule 9 of the contract.

use sha2::{Digest as _, Sha256};

/// Makes the digest of a file. A trait, so that the code of one is where it is begun: a browser
/// has its own in most places.
pub trait Digest {
    /// Takes the next bytes.
    fn take(&mut self, bytes: &[u8]);
    /// The digest of all that was taken.
    fn end(self: Box<Self>) -> Vec<u8>;
}

/// Begins one.
pub fn digest() -> Box<dyn Digest> {
    Box::new(Sha256::new())
}

impl Digest for Sha256 {
    fn take(&mut self, bytes: &[u8]) {
        self.update(bytes);
    }

    fn end(self: Box<Self>) -> Vec<u8> {
        self.finalize().to_vec()
    }
}

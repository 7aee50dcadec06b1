//! Long work in steps, and the same at once.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// What work in steps gives, where nobody waits between them.
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}

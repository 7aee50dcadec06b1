//! stub
/// s
pub fn start() {}

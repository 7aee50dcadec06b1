//! Long work in steps, so that a page answers meanwhile; and the same at once.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// What is asked between two steps: ready at once, or when others have had their turn.
pub type Pause<'p> = &'p dyn Fn(&mut Context) -> Poll<()>;

/// Of work that nobody waits beside.
pub const NEVER: Pause = &|_| Poll::Ready(());

/// Things that are gone through between two pauses.
const STRETCH: usize = 256;

/// Does something with each number below `count`, with pauses.
pub(crate) async fn each(count: usize, pause: Pause<'_>, act: &mut dyn FnMut(usize)) {
    for at in 0..count {
        act(at);
        if at % STRETCH == STRETCH - 1 {
            poll_fn(pause).await;
        }
    }
}

/// What work in steps gives, where it never pauses.
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}

//! The page. Everything is in the library.

fn main() {
    indicateurs::web::start();
}

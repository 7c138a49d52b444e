//! Stories that hold on both engines.

/// Makes two tests, one on each engine, out of every story named after the kind of desk that they stand on:
/// `async fn story(desk: Desk)`, with `Desk::sqlite()` and `Desk::postgres()` to make one.
#[macro_export]
macro_rules! on_both_engines {
    ($desk:ident: $($name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name(super::$desk::sqlite().await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $name() {
                super::$name(super::$desk::postgres().await).await;
            })+
        }
    };
}

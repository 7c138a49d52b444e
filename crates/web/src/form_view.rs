//! The shape of a form on a page: its fields, and what is wrong with them.

/// Declares a form whose fields are [`crate::page::Field`]s named like the form's inputs.
macro_rules! form_view {
    ($(#[$doc:meta])* pub struct $name:ident { $($field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            $(pub $field: crate::page::Field,)*
            /// Wrong with the whole rather than with one field.
            pub error: Option<String>,
        }

        impl $name {
            /// Ties a message to the field of this name, or to the whole form when it has none.
            pub fn refuse(&mut self, field: &str, message: &str) {
                let slot = match field {
                    $(stringify!($field) => &mut self.$field.error,)*
                    _ => &mut self.error,
                };
                slot.get_or_insert_with(|| message.to_owned());
            }

            /// The field's name and its message, in the order of the page.
            pub fn problems(&self) -> Vec<(&'static str, &str)> {
                [$((stringify!($field), self.$field.error.as_deref())),*]
                    .into_iter()
                    .filter_map(|(field, error)| error.map(|error| (field, error)))
                    .collect()
            }
        }
    };
}

pub(crate) use form_view;

#[cfg(test)]
mod tests {
    use crate::page::Field;

    form_view! {
        /// Two fields.
        pub struct Pair { first, second }
    }

    #[test]
    fn a_message_lands_at_its_field_or_at_the_form() {
        let mut form = Pair { first: Field::new("typed"), ..Pair::default() };
        form.refuse("second", "Please fill this in.");
        form.refuse("elsewhere", "Not now.");
        assert_eq!(form.problems(), [("second", "Please fill this in.")]);
        assert_eq!(form.error.as_deref(), Some("Not now."));
        assert_eq!(form.first.value, "typed");
    }
}

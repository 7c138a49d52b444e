//! How urgent something is, in somebody's own words.

use crate::tickets::Priority;

/// Words as [`crate::assistant::understand::words`] folds them.
const SAID: &[(Priority, &str)] = &[
    (
        Priority::Urgent,
        "urgent urgently urgency emergency asap immediately critical fire hurry rush \
         dringend sofort notfall eilig eilt eile brennt \
         عاجل عاجله عاجلا فوري فورا طارئ طارئه مستعجل ملح",
    ),
    (Priority::High, "high important soon quickly hoch wichtig bald schnell مهم مهمه عاليه عالي قريبا"),
    (Priority::Normal, "normal medium average mittel عادي عاديه متوسط"),
    (
        Priority::Low,
        "low wait whenever sometime niedrig gering warten irgendwann تنتظر انتظار منخفض منخفضه لاحقا",
    ),
];
const NOT: &str = "not no isnt never cant cannot nicht kein keine nie ليس ليست غير مش مو لا";
/// Words before one among which a denial turns it into its opposite; the next one may as well ("eilt nicht").
const NEAR: usize = 3;

/// The first urgency that these words name.
pub(super) fn told(typed: &[String]) -> Option<Priority> {
    typed.iter().enumerate().find_map(|(at, word)| {
        let (urgency, _) = SAID.iter().find(|(_, words)| holds(words, word))?;
        let mut around = typed[at.saturating_sub(NEAR)..].iter().take(at.min(NEAR) + 2);
        let denied = around.any(|word| holds(NOT, word));
        Some(if denied { opposite(*urgency) } else { *urgency })
    })
}

fn holds(words: &str, word: &str) -> bool {
    words.split(' ').any(|one| one == word)
}

fn opposite(urgency: Priority) -> Priority {
    match urgency {
        Priority::Urgent | Priority::High => Priority::Low,
        Priority::Normal => Priority::Normal,
        Priority::Low => Priority::Urgent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assistant::understand::words;

    #[test]
    fn urgency_is_heard_in_a_sentence_and_so_is_its_denial() {
        let heard = |text| told(&words(text));
        for text in [
            "It is very urgent, it is on fire",
            "asap please",
            "this can't wait",
            "sehr dringend!",
            "عاجل جدا",
        ] {
            assert_eq!(heard(text), Some(Priority::Urgent), "{text}");
        }
        for text in [
            "this is not urgent at all",
            "no rush",
            "It can wait",
            "eilt nicht",
            "nicht sehr wichtig",
            "ليس عاجلا، يمكن لاحقا",
        ] {
            assert_eq!(heard(text), Some(Priority::Low), "{text}");
        }
        assert_eq!(heard("rather important"), Some(Priority::High));
        assert_eq!(heard("It smokes since Monday, and it smells"), None);
    }
}

//! From the one colour that a desk chose to everything that is drawn in it, by day and by night, always readable.

use super::colour::{Rgb, Tone};

/// What text needs against its ground.
const READABLE: f64 = 4.5;
/// Shares of the accent in the grounds that it tints.
const TINT: f64 = 0.14;
const TINT_2: f64 = 0.07;
/// How far the lightness moves for a hover, and for text in the accent.
const HOVER_STEP: f64 = 0.07;
const INK_STEP: f64 = 0.04;
const STEP: f64 = 0.01;

/// The accent's tokens at one time of the day.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    pub accent: Rgb,
    pub hover: Rgb,
    pub on_accent: Rgb,
    pub ink: Rgb,
    pub tint: Rgb,
    pub tint_2: Rgb,
}

/// The grounds of `tokens.css` on which the accent and its text stand.
struct Grounds {
    surface: Rgb,
    others: [Rgb; 4],
    /// Which way to move the lightness to stand out from them.
    away: f64,
}

const DAY: Grounds = Grounds {
    surface: Rgb([0xff, 0xff, 0xff]),
    // canvas, hover, bubble, sunken
    others: [
        Rgb([0xf4, 0xf3, 0xef]),
        Rgb([0xec, 0xea, 0xe4]),
        Rgb([0xf2, 0xf0, 0xeb]),
        Rgb([0xe9, 0xe8, 0xe2]),
    ],
    away: -STEP,
};

const NIGHT: Grounds = Grounds {
    surface: Rgb([0x15, 0x1c, 0x1e]),
    // canvas, hover, bubble, raised
    others: [
        Rgb([0x0d, 0x13, 0x14]),
        Rgb([0x1a, 0x23, 0x25]),
        Rgb([0x20, 0x2a, 0x2d]),
        Rgb([0x1d, 0x26, 0x29]),
    ],
    away: STEP,
};

impl Family {
    pub fn by_day(chosen: Rgb) -> Self {
        Self::on(&DAY, chosen)
    }

    pub fn by_night(chosen: Rgb) -> Self {
        Self::on(&NIGHT, chosen)
    }

    fn on(grounds: &Grounds, chosen: Rgb) -> Self {
        let accent = Tone::of(chosen).moved_until(grounds.away, |colour| readable(colour, grounds.surface));
        let on_accent = on(accent);
        let (tint, tint_2) =
            (accent.rgb().mixed(TINT, grounds.surface), accent.rgb().mixed(TINT_2, grounds.surface));
        let away = grounds.away.signum();
        let ink = accent.at(accent.lightness + away * INK_STEP).moved_until(grounds.away, |colour| {
            let text_grounds = grounds.others.iter().chain([&grounds.surface, &tint, &tint_2]);
            text_grounds.copied().all(|ground| readable(colour, ground))
        });
        Self {
            accent: accent.rgb(),
            hover: hover(accent, away, on_accent),
            on_accent,
            ink: ink.rgb(),
            tint,
            tint_2,
        }
    }
}

fn readable(text: Rgb, ground: Rgb) -> bool {
    text.contrast(ground) >= READABLE
}

/// Text on the accent: white, or a deep shade of the accent itself where that reads better.
fn on(accent: Tone) -> Rgb {
    let white = Rgb([0xff, 0xff, 0xff]);
    if readable(white, accent.rgb()) {
        return white;
    }
    accent.paler(0.05).at(0.25).moved_until(-STEP, |colour| readable(colour, accent.rgb())).rgb()
}

/// A little further away from the ground; where there is no further, a little nearer, as far as text allows.
fn hover(accent: Tone, away: f64, on_accent: Rgb) -> Rgb {
    let [further, nearer] = [1.0, -1.0].map(|sign| accent.lightness + sign * away * HOVER_STEP);
    [further, nearer]
        .into_iter()
        .filter(|lightness| (0.0..=1.0).contains(lightness))
        .map(|lightness| accent.at(lightness).rgb())
        .find(|colour| readable(on_accent, *colour))
        .unwrap_or_else(|| accent.rgb())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grid through all that a screen can show.
    fn all_colours() -> impl Iterator<Item = Rgb> {
        let steps = || (0..=255_u8).step_by(17);
        steps().flat_map(move |red| {
            steps().flat_map(move |green| steps().map(move |blue| Rgb([red, green, blue])))
        })
    }

    /// The text colours of `tokens.css` that also stand on the accent's tints: ink and ink-2.
    const INKS: [[Rgb; 2]; 2] = [
        [Rgb([0x16, 0x20, 0x23]), Rgb([0x48, 0x56, 0x5a])],
        [Rgb([0xe6, 0xec, 0xea]), Rgb([0xaa, 0xb6, 0xb5])],
    ];

    #[test]
    fn every_accent_can_be_read_everywhere_by_day_and_by_night() {
        for chosen in all_colours() {
            let days = [(Family::by_day(chosen), &DAY), (Family::by_night(chosen), &NIGHT)];
            for ((family, grounds), inks) in days.into_iter().zip(INKS) {
                let mut pairs = vec![
                    (family.accent, grounds.surface),
                    (family.on_accent, family.accent),
                    (family.on_accent, family.hover),
                ];
                let text_grounds = [grounds.surface, family.tint, family.tint_2];
                for ground in text_grounds.into_iter().chain(grounds.others) {
                    pairs.push((family.ink, ground));
                }
                for ink in inks {
                    pairs.extend([(ink, family.tint), (ink, family.tint_2)]);
                }
                for (text, ground) in pairs {
                    let contrast = text.contrast(ground);
                    assert!(
                        contrast >= READABLE,
                        "{chosen}: {text} on {ground} has {contrast:.2}: {family:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn an_accent_that_can_be_read_is_left_as_it_was_chosen() {
        let petrol = Rgb::parse("#0e5c66").expect("a colour");
        assert_eq!(Family::by_day(petrol).accent, petrol);
        let light_petrol = Rgb::parse("#62c1ca").expect("a colour");
        assert_eq!(Family::by_night(light_petrol).accent, light_petrol);
    }

    #[test]
    fn the_house_colour_gives_about_the_house_tints() {
        let family = Family::by_day(Rgb::parse("#0e5c66").expect("a colour"));
        for (ours, house) in [(family.tint, "#dfedee"), (family.tint_2, "#eef5f5")] {
            let house = Rgb::parse(house).expect("a colour");
            let apart = ours.0.iter().zip(house.0).map(|(one, two)| one.abs_diff(two)).max();
            assert!(apart <= Some(5), "{ours} is not {house}");
        }
    }
}

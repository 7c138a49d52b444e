//! Colours as people see them: hue, chroma and lightness (Oklab), and the contrast between two (WCAG).

/// A colour of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// From `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// This much of the one (0 to 1), the rest of the other.
    pub fn mixed(self, share: f64, ground: Self) -> Self {
        let mix = |at: usize| f64::from(self.0[at]) * share + f64::from(ground.0[at]) * (1.0 - share);
        Self([0, 1, 2].map(|at| mix(at).round() as u8))
    }

    /// From 1 (the same) to 21 (black on white).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > two { one / two } else { two / one }
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The amounts of light, 0 to 1.
    fn linear(self) -> [f64; 3] {
        self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A colour whose lightness can be moved while it stays the same colour.
#[derive(Debug, Clone, Copy)]
pub struct Tone {
    /// 0 (black) to 1 (white), in even steps to the eye.
    pub lightness: f64,
    chroma: f64,
    /// Radians.
    hue: f64,
}

impl Tone {
    pub fn of(colour: Rgb) -> Self {
        let [red, green, blue] = colour.linear();
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let medium = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short;
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short;
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }

    /// The same hue at this lightness.
    pub fn at(self, lightness: f64) -> Self {
        Self { lightness: lightness.clamp(0.0, 1.0), ..self }
    }

    /// The same hue, no stronger than this.
    pub fn paler(self, chroma: f64) -> Self {
        Self { chroma: self.chroma.min(chroma), ..self }
    }

    /// The nearest that a screen can show: of the same lightness and hue, and as strong as that allows.
    pub fn rgb(self) -> Rgb {
        let mut chroma = self.chroma;
        loop {
            let parts = Self { chroma, ..self }.linear();
            if chroma < 0.001 || parts.iter().all(|part| (-0.0005..=1.0005).contains(part)) {
                return Rgb(parts.map(|part| {
                    let part = part.clamp(0.0, 1.0);
                    let part =
                        if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
                    (part * 255.0).round() as u8
                }));
            }
            chroma *= 0.96;
        }
    }

    fn linear(self) -> [f64; 3] {
        let (a, b) = (self.chroma * self.hue.cos(), self.chroma * self.hue.sin());
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let medium = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
        ]
    }

    /// Moves the lightness in small steps, down or up, to the first that fits; to black or white if none does.
    pub fn moved_until(self, step: f64, fits: impl Fn(Rgb) -> bool) -> Self {
        let mut tone = self;
        while !fits(tone.rgb()) && (0.0..=1.0).contains(&(tone.lightness + step)) {
            tone.lightness += step;
        }
        if fits(tone.rgb()) { tone } else { tone.at(if step < 0.0 { 0.0 } else { 1.0 }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).expect(text)
    }

    #[test]
    fn colours_are_read_as_they_are_written() {
        assert_eq!(rgb("#0e5c66").to_string(), "#0e5c66");
        for wrong in ["0e5c66", "#0e5c6", "#0e5c6g", "#0e5c667", "#ää66", "red", ""] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((rgb("#000000").contrast(rgb("#ffffff")) - 21.0).abs() < 0.001);
        assert!((rgb("#767676").contrast(rgb("#ffffff")) - 4.54).abs() < 0.01);
        assert!((rgb("#0e5c66").contrast(rgb("#ffffff")) - 7.7).abs() < 0.1);
    }

    #[test]
    fn a_colour_survives_the_way_there_and_back() {
        for text in ["#0e5c66", "#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000", "#e59a14", "#7f7f7f"] {
            assert_eq!(Tone::of(rgb(text)).rgb(), rgb(text));
        }
    }

    #[test]
    fn moving_the_lightness_keeps_the_hue() {
        let yellow = Tone::of(rgb("#ffd600"));
        let darker = Tone::of(yellow.at(0.5).rgb());
        assert!((darker.hue - yellow.hue).abs() < 0.05, "{darker:?}");
        assert!((darker.lightness - 0.5).abs() < 0.01, "{darker:?}");
    }
}

//! The photograph that a customer sends: drawn here, a router on a shelf whose second light is red.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

pub const NAME: &str = "router-light.png";
const WIDTH: u32 = 960;
const HEIGHT: u32 = 600;

type Colour = [f32; 3];
const WALL: [Colour; 2] = [[216.0, 208.0, 194.0], [186.0, 176.0, 160.0]];
const SHELF: [Colour; 2] = [[150.0, 98.0, 58.0], [92.0, 58.0, 34.0]];
const BODY: [Colour; 2] = [[58.0, 68.0, 74.0], [26.0, 33.0, 37.0]];
const DARK: Colour = [24.0, 29.0, 32.0];
const BOOKS: [(f32, f32, Colour); 2] =
    [(92.0, 96.0, [168.0, 84.0, 56.0]), (132.0, 110.0, [62.0, 96.0, 88.0])];
/// Where each light is, how far it shines, and its colour.
const LIGHTS: [(f32, f32, Colour); 4] = [
    (400.0, 34.0, [96.0, 232.0, 150.0]),
    (456.0, 74.0, [255.0, 74.0, 48.0]),
    (512.0, 34.0, [96.0, 232.0, 150.0]),
    (568.0, 0.0, [70.0, 80.0, 84.0]),
];
const LIGHTS_AT: f32 = 446.0;

/// As PNG.
pub fn draw() -> Result<Vec<u8>, image::ImageError> {
    let image =
        RgbImage::from_fn(WIDTH, HEIGHT, |x, y| Rgb(pixel(x as f32, y as f32).map(|part| part as u8)));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

/// From the wall forward, each thing over those behind it.
fn pixel(x: f32, y: f32) -> Colour {
    let mut colour = blend(WALL[0], WALL[1], (x + y) / (WIDTH + HEIGHT) as f32);
    colour = over(colour, blend(SHELF[0], SHELF[1], (y - 500.0) / 100.0), 500.0 - y);
    for (at, tall, book) in BOOKS {
        colour = over(colour, book, rectangle(x - at, y - (500.0 - tall / 2.0), 17.0, tall / 2.0, 3.0));
    }
    colour = over(colour, DARK, rod(x, y, (306.0, 380.0), (272.0, 160.0)) - 7.0);
    colour = over(colour, DARK, rod(x, y, (654.0, 380.0), (696.0, 160.0)) - 7.0);
    let body = rectangle(x - 480.0, y - 432.0, 214.0, 66.0, 18.0);
    colour = over(colour, blend(BODY[0], BODY[1], (y - 366.0) / 132.0), body);
    for (at, shine, light) in LIGHTS {
        let far = (x - at).hypot(y - LIGHTS_AT);
        colour = blend(colour, light, (1.0 - far / shine.max(1.0)).max(0.0).powi(2) * 0.8);
        colour = over(colour, light, far - 9.0);
    }
    colour
}

fn blend(from: Colour, to: Colour, share: f32) -> Colour {
    let share = share.clamp(0.0, 1.0);
    [0, 1, 2].map(|part| from[part] + (to[part] - from[part]) * share)
}

/// Paints where `outside`, the distance to the edge in pixels, is negative; edges are smooth.
fn over(below: Colour, paint: Colour, outside: f32) -> Colour {
    blend(below, paint, 0.5 - outside)
}

/// Distance to a rectangle around the origin with round corners.
fn rectangle(x: f32, y: f32, half_width: f32, half_height: f32, round: f32) -> f32 {
    let (dx, dy) = (x.abs() - half_width + round, y.abs() - half_height + round);
    dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - round
}

/// Distance to the line between two points.
fn rod(x: f32, y: f32, from: (f32, f32), to: (f32, f32)) -> f32 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let along = (((x - from.0) * dx + (y - from.1) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    (x - from.0 - along * dx).hypot(y - from.1 - along * dy)
}

//! Small files that want to become large.

use std::io::Write as _;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use testkit::pictures::{from_a_phone, jpeg, png};

use crate::support::{Desk, both_engines};

both_engines!(bombs_and_broken_pictures_are_kept_as_plain_files_at_once_and_in_little_memory);

const PATIENCE: Duration = Duration::from_secs(5);
const MEMORY_MAX: u64 = 300 << 20;

/// 30,000 × 30,000 grey pixels in a few hundred kilobytes.
fn png_bomb() -> Vec<u8> {
    let mut head = Vec::new();
    head.extend(30_000_u32.to_be_bytes());
    head.extend(30_000_u32.to_be_bytes());
    head.extend([8, 0, 0, 0, 0]);
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::fast());
    let row = vec![0; 30_001];
    for _ in 0..30_000 {
        rows.write_all(&row).expect("memory");
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", head), (b"IDAT", rows.finish().expect("memory")), (b"IEND", Vec::new())] {
        png.extend(u32::try_from(data.len()).expect("small").to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(kind);
        crc.update(&data);
        png.extend(kind);
        png.extend(data);
        png.extend(crc.sum().to_be_bytes());
    }
    png
}

/// The largest GIF there can be, of one colour.
fn huge_gif() -> Vec<u8> {
    let mut gif = b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    gif.extend(b"\x2c\0\0\0\0\xff\xff\xff\xff\0\x02");
    for _ in 0..4_000 {
        gif.push(255);
        gif.extend([0x44; 255]);
    }
    gif.extend(b"\0\x3b");
    gif
}

/// The most memory that a process had so far, in bytes.
fn peak(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("the process lives");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("a peak");
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).expect("a number") << 10
}

async fn bombs_and_broken_pictures_are_kept_as_plain_files_at_once_and_in_little_memory(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mut truncated = from_a_phone(&jpeg(2_000, 1_500));
    truncated.truncate(truncated.len() / 2);
    let bombs = [("bomb.png", png_bomb()), ("cut.jpg", truncated), ("huge.gif", huge_gif())];
    for (name, content) in &bombs {
        let start = Instant::now();
        let answer = grace.upload("new", name, content).await;
        assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
        let told = answer.assert_status(200).json();
        assert!(told["thumbnail"].is_null(), "{name} is a plain file");
        assert_eq!(&grace.fetch(told["href"].as_str().expect("an address")).await.content, content, "{name}");
    }
    // What is as large as is still shown fits, too.
    let start = Instant::now();
    let shown = grace.upload("new", "large.png", &png(5_000, 5_000)).await;
    assert!(
        shown.assert_status(200).json()["thumbnail"].is_string(),
        "after the bombs pictures are still made"
    );
    let took = start.elapsed();
    let memory = peak(desk.server().pid());
    assert!(memory < MEMORY_MAX, "{} MiB", memory >> 20);
    eprintln!("bombs: {} MiB at most; 25 megapixels shown in {took:?}", memory >> 20);
}

//! Whether a JPEG is there to its end. Decoders fill in what is missing, with grey.

use std::io::{self, BufRead, ErrorKind, Read as _};

const END_OF_IMAGE: u8 = 0xd9;

/// Walks from marker to marker, so that a small picture inside the head counts for nothing.
pub(crate) fn is_whole(mut file: impl BufRead) -> io::Result<bool> {
    match walk(&mut file) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

fn walk(file: &mut impl BufRead) -> io::Result<()> {
    loop {
        match next_marker(file)? {
            END_OF_IMAGE => return Ok(()),
            // Stuffed bytes, start of image and restarts stand alone.
            0x00 | 0x01 | 0xd0..=0xd8 => {}
            _ => skip_segment(file)?,
        }
    }
}

/// The byte behind the next run of 0xff. Between markers lies the picture itself.
fn next_marker(file: &mut impl BufRead) -> io::Result<u8> {
    if file.skip_until(0xff)? == 0 {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    loop {
        let mut byte = [0];
        file.read_exact(&mut byte)?;
        if byte[0] != 0xff {
            return Ok(byte[0]);
        }
    }
}

fn skip_segment(file: &mut impl BufRead) -> io::Result<()> {
    let mut length = [0; 2];
    file.read_exact(&mut length)?;
    let rest = u64::from(u16::from_be_bytes(length)).saturating_sub(2);
    let skipped = io::copy(&mut file.by_ref().take(rest), &mut io::sink())?;
    if skipped == rest { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

//! The model itself: all-MiniLM-L6-v2 with 7-bit weights, which lie in the program and are read in place. They are not
//! packed beforehand: that makes a question 3 ms faster and the process 12 MiB larger.

use std::sync::Arc;

use rten::{Model, ModelOptions, RunOptions, ThreadPool, Value, include_external_data, op_registry};

use super::wordpiece::WordPiece;
use crate::vector::Vector;

const GRAPH: &[u8] = include_bytes!("../../../../assets/model/minilm.q8.onnx");
const VOCABULARY: &str = include_str!("../../../../assets/model/vocab.txt");
/// The name by which the graph asks for its weights.
const WEIGHTS: &str = "minilm.q8.onnx_data";
/// Longer texts are cut off: a passage of a hundred words has about 130 pieces.
const LIMIT: usize = 160;

pub(super) struct Meaning {
    model: Model,
    pieces: WordPiece,
    /// One thread: what is left of the machine belongs to the pages.
    alone: RunOptions,
}

impl Meaning {
    pub(super) fn load() -> Result<Meaning, String> {
        let weights = include_external_data!("../../../../assets/model/minilm.q8.onnx_data");
        let model = ModelOptions::with_ops(op_registry!(
            Add,
            Cast,
            DequantizeLinear,
            Div,
            DynamicQuantizeLinear,
            Erf,
            Gather,
            LayerNormalization,
            MatMul,
            MatMulInteger,
            Mul,
            ReduceL2,
            ReduceMean,
            Reshape,
            Shape,
            Slice,
            Softmax,
            Transpose
        ))
        .external_data_static(WEIGHTS, weights)
        .load_static_slice(GRAPH)
        .map_err(|error| error.to_string())?;
        let alone = RunOptions::default().with_thread_pool(Some(Arc::new(ThreadPool::with_num_threads(1))));
        Ok(Meaning { model, pieces: WordPiece::new(VOCABULARY), alone })
    }

    pub(super) fn of(&self, text: &str) -> Result<Vector, String> {
        let ids = self.pieces.encode(text, LIMIT);
        let input = Value::from_shape([1, ids.len()], ids).map_err(|error| error.to_string())?;
        let output =
            self.model.run_one(input.into(), Some(self.alone.clone())).map_err(|error| error.to_string())?;
        let (_, floats) = output.into_shape_vec::<f32, 2>().map_err(|error| error.to_string())?;
        Vector::from_floats(&floats).ok_or_else(|| "the model gave no vector".to_owned())
    }
}

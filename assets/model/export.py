"""all-MiniLM-L6-v2 safetensors -> ONNX (f32), then dynamic int8 with onnxruntime's quantiser. No torch.
Graph: input_ids i64 [batch, seq] (texts of equal length, no padding) -> embedding f32 [batch, 384] (mean-pooled, L2 = 1).
usage: export.py MODEL_DIR OUT_DIR [CALIBRATION_TEXTS]    (pip install numpy safetensors tokenizers onnx onnxruntime sympy)
With calibration texts (one a line, 60 suffice) activation outliers move into the weights first: cosine to f32 0.992 -> 0.996.
Writes minilm.f32.onnx and minilm.q8.onnx + .onnx_data (rten reads the data in place only if it is external)."""
import os, sys
import numpy as np, onnx, onnxruntime
from onnx import TensorProto as T, helper as h, numpy_helper as nh
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file
from tokenizers import Tokenizer

src, out = sys.argv[1:3]
texts = open(sys.argv[3]).read().splitlines()[:60] if len(sys.argv) > 3 else []
w = {k.removeprefix("bert."): v.astype(np.float32) for k, v in load_file(f"{src}/model.safetensors").items()}
nodes, inits = [], []

def const(name, value):
    inits.append(nh.from_array(np.ascontiguousarray(value), name)); return name

def op(kind, *ins, name=None, **attrs):
    name = name or f"{kind}_{len(nodes)}"
    nodes.append(h.make_node(kind, list(ins), [name], name=name, **attrs)); return name

def linear(x, key):
    y = op("MatMul", x, const(key + ".weight", w[key + ".weight"].T))
    return op("Add", y, const(key + ".bias", w[key + ".bias"]))

def layer_norm(x, key):
    return op("LayerNormalization", x, const(key + ".weight", w[key + ".weight"]), const(key + ".bias", w[key + ".bias"]), axis=-1, epsilon=1e-12)

def heads(x, perm):  # [b, n, 384] -> [b, 12, n, 32]; 0 keeps a dimension
    return op("Transpose", op("Reshape", x, "split"), perm=perm)

i64 = lambda *v: np.array(v, np.int64)
for name, value in {"split": i64(0, 0, 12, 32), "merge": i64(0, 0, 384), "zero": i64(0), "one": i64(1), "two": i64(2),
                    "scale": np.float32(32 ** -.5), "half": np.float32(.5), "unit": np.float32(1), "sqrt2": np.float32(2 ** .5)}.items():
    const(name, value)
E = "embeddings."
words = op("Gather", const("words", w[E + "word_embeddings.weight"]), "input_ids")
# position and (all-zero) token type share one f32 table
table = const("positions", w[E + "position_embeddings.weight"] + w[E + "token_type_embeddings.weight"][0])
length = op("Slice", op("Shape", "input_ids"), "one", "two")
x = layer_norm(op("Add", words, op("Slice", table, "zero", length, "zero")), E + "LayerNorm")
for i in range(6):
    p = f"encoder.layer.{i}."
    q = heads(linear(x, p + "attention.self.query"), [0, 2, 1, 3])
    k = heads(linear(x, p + "attention.self.key"), [0, 2, 3, 1])
    v = heads(linear(x, p + "attention.self.value"), [0, 2, 1, 3])
    a = op("Softmax", op("Mul", op("MatMul", q, k), "scale"), axis=-1)
    c = op("Reshape", op("Transpose", op("MatMul", a, v), perm=[0, 2, 1, 3]), "merge")
    x = layer_norm(op("Add", x, linear(c, p + "attention.output.dense")), p + "attention.output.LayerNorm")
    u = linear(x, p + "intermediate.dense")
    g = op("Mul", op("Mul", u, op("Add", op("Erf", op("Div", u, "sqrt2")), "unit")), "half")
    x = layer_norm(op("Add", x, linear(g, p + "output.dense")), p + "output.LayerNorm")
m = op("ReduceMean", x, axes=[1], keepdims=0)
op("Div", m, op("ReduceL2", m, axes=[1], keepdims=1), name="embedding")

graph = h.make_graph(nodes, "all-MiniLM-L6-v2", [h.make_tensor_value_info("input_ids", T.INT64, ["batch", "seq"])],
                     [h.make_tensor_value_info("embedding", T.FLOAT, ["batch", 384])], inits)
model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
onnx.checker.check_model(model, full_check=True)
onnx.save(model, f"{out}/minilm.f32.onnx")


def smooth(model, texts, alpha=.75):
    """SmoothQuant: divide a linear layer's input by s a channel, multiply its weight rows by s (the result is the same)."""
    tok = Tokenizer.from_file(f"{src}/tokenizer.json"); tok.no_padding(); tok.enable_truncation(128)
    weights, groups = {t.name: t for t in model.graph.initializer}, {}
    for n in model.graph.node:
        if n.op_type == "MatMul" and n.input[1] in weights: groups.setdefault(n.input[0], []).append(n)
    probe = onnx.ModelProto(); probe.CopyFrom(model)
    probe.graph.output.extend(h.make_empty_tensor_value_info(x) for x in groups)
    session, peak = onnxruntime.InferenceSession(probe.SerializeToString()), {x: 1e-5 for x in groups}
    for text in texts:
        for x, y in zip(groups, session.run(list(groups), {"input_ids": np.array([tok.encode(text).ids])})):
            peak[x] = np.maximum(peak[x], np.abs(y).max((0, 1)))
    for x, users in groups.items():
        ws = [nh.to_array(weights[n.input[1]]) for n in users]
        s = (peak[x] ** alpha / np.max([np.abs(v).max(1) for v in ws], 0) ** (1 - alpha)).astype(np.float32)
        model.graph.initializer.append(nh.from_array(1 / s, x + ".inv"))
        model.graph.node.insert(list(model.graph.node).index(users[0]), h.make_node("Mul", [x, x + ".inv"], [x + ".smooth"], name=x + ".smooth"))
        for n, v in zip(users, ws):
            weights[n.input[1]].CopyFrom(nh.from_array(np.ascontiguousarray(v * s[:, None]), n.input[1]))
    for x, users in groups.items():
        for n in model.graph.node:
            if n.op_type == "MatMul" and n.input[0] == x and n.input[1] in weights: n.input[0] = x + ".smooth"

if texts: smooth(model, texts)
# One scale an output column. reduce_range: 7-bit weights, because int8 products saturate on x86 without VNNI (and vectors would differ by machine).
quantize_dynamic(model, f"{out}/minilm.q8.onnx", per_channel=True, reduce_range=True, use_external_data_format=False,
                 weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"])
if os.path.exists(f"{out}/minilm.q8.onnx_data"): os.remove(f"{out}/minilm.q8.onnx_data")  # else onnx appends
onnx.save(onnx.load(f"{out}/minilm.q8.onnx"), f"{out}/minilm.q8.onnx", save_as_external_data=True, location="minilm.q8.onnx_data", size_threshold=1024)

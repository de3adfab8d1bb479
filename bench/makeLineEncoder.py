"""
npm run make:lines: writes data/lineEncoder.onnx, the first three layers of data/encoder.onnx. These are BERT's own:
train:encoder leaves them as they are, so this file need not be made anew after it.

    apt-get install python3-onnx
"""

import pathlib

import onnx
from onnx import TensorProto, helper

DATA = pathlib.Path(__file__).parent.parent / 'data'
LAST = 'layers.2 second'

model = onnx.load(DATA / 'encoder.onnx')
end = next(at for at, node in enumerate(model.graph.node) if LAST in node.output)
nodes = model.graph.node[: end + 1]
read = {name for node in nodes for name in node.input}
graph = helper.make_graph(
    nodes,
    'lines',
    model.graph.input,
    [helper.make_tensor_value_info(LAST, TensorProto.FLOAT, None)],
    [tensor for tensor in model.graph.initializer if tensor.name in read],
)
below = helper.make_model(graph, opset_imports=model.opset_import)
below.ir_version = model.ir_version
onnx.save(below, DATA / 'lineEncoder.onnx')

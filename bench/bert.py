"""A Chinese BERT's lower layers (Devlin and others 2019), as data/encoder.onnx has them: read, learned further, written in 8 bits."""

import math
import pathlib

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

WIDTH, HEADS, INNER, LONGEST = 768, 12, 3072, 256
DATA = pathlib.Path(__file__).parent.parent / 'data'
SIGNS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
PAD, UNKNOWN, BEGIN, PART = range(4)


def read_characters():
    """The encoder's characters, each at its number."""
    return (DATA / 'encoder.txt').read_text(encoding='utf8').split('\n')[:-1]


def read_layers(layers):
    """The weights of data/encoder.onnx as floating numbers by name, of so many layers; and what else it stores."""
    stored = {each.name: numpy_helper.to_array(each) for each in onnx.load(str(DATA / 'encoder.onnx')).graph.initializer}
    product = lambda name: (stored[f'{name}.weight'].astype(np.float32) * stored[f'{name}.scale']).T
    state = {
        'word.weight': stored['word'].astype(np.float32) * stored['word.scale'],
        'place.weight': stored['place'],
        'side.weight': stored['side'],
        'norm.weight': stored['embedded normed.weight'],
        'norm.bias': stored['embedded normed.bias'],
    }
    for own in (f'layers.{at}' for at in range(layers)):
        for name, there in (('attention', 'all'), ('joined', 'joined'), ('inner', 'inner'), ('outer', 'outer')):
            state[f'{own}.{name}.weight'] = product(f'{own} {there}')
            state[f'{own}.{name}.bias'] = stored[f'{own} {there}.bias']
        for name in ('first', 'second'):
            for part in ('weight', 'bias'):
                state[f'{own}.{name}.{part}'] = stored[f'{own} {name}.{part}']
    return as_tensors(state), stored


def as_tensors(state):
    return {name: torch.from_numpy(value.astype(np.float32).copy()) for name, value in state.items()}


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.first = nn.LayerNorm(WIDTH, eps=1e-12)
        self.second = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask, drop):
        rows, length, _ = x.shape
        query, key, value = self.attention(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        heed = (query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask).softmax(-1)
        seen = (drop(heed) @ value).transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.first(x + drop(self.joined(seen)))
        return self.second(x + drop(self.outer(F.gelu(self.inner(x)))))


class Bert(nn.Module):
    """Of so many characters and layers; `dropout` is the share left out while it learns."""

    def __init__(self, characters, layers, dropout):
        super().__init__()
        self.word = nn.Embedding(characters, WIDTH)
        self.place = nn.Embedding(LONGEST, WIDTH)
        self.side = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(layers)])
        self.drop = nn.Dropout(dropout)

    def encoded(self, ids, sides, valid):
        x = self.norm(self.word(ids) + self.place.weight[: ids.shape[1]] + self.side(sides))
        x = self.drop(x)
        mask = ((1 - valid) * -10_000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, self.drop)
        return x


class Drawing:
    """The graph of a Bert, in 8 bits: each column of a product and each character's row with a scale of its own."""

    def __init__(self, bert):
        self.state = {name: value.float().numpy() for name, value in bert.state_dict().items()}
        self.nodes, self.stored = [], []
        keep, node = self.keep, self.node
        word, scale = rounded(self.state['word.weight'], 1)
        keep('word', word)
        keep('word.scale', scale)
        keep('place', self.state['place.weight'])
        keep('side', self.state['side.weight'])
        for name, value in (('at 0', [0]), ('at 1', [1]), ('at 2', [2]), ('mask axes', [1, 2]), ('split heads', [0, 0, HEADS, WIDTH // HEADS]), ('join heads', [0, 0, WIDTH]), ('thirds', [WIDTH] * 3)):
            keep(name, np.array(value, np.int64))
        keep('first', np.array(0, np.int64))
        keep('one', np.array(1, np.float32))
        keep('low', np.array(-10_000, np.float32))
        keep('root', np.array(1 / math.sqrt(WIDTH // HEADS), np.float32))
        rows = node('Cast', [node('Gather', ['word', 'tokens'], 'row')], 'row as number', to=TensorProto.FLOAT)
        x = node('Mul', [rows, node('Gather', ['word.scale', 'tokens'], 'row scale')], 'words')
        x = node('Add', [x, node('Gather', ['side', 'types'], 'sides')], 'words and sides')
        length = node('Slice', [node('Shape', ['tokens'], 'shape'), 'at 1', 'at 2', 'at 0'], 'length')
        x = node('Add', [x, node('Slice', ['place', 'at 0', length, 'at 0'], 'places')], 'embedded')
        x = self.norm(x, 'norm', 'embedded normed')
        gone = node('Sub', ['one', node('Cast', ['valid'], 'valid as number', to=TensorProto.FLOAT)], 'gone')
        mask = node('Unsqueeze', [node('Mul', [gone, 'low'], 'gone low'), 'mask axes'], 'mask')
        for at in range(len(bert.layers)):
            x = self.layer(x, mask, f'layers.{at}')
        self.last = x

    def keep(self, name, value):
        self.stored.append(numpy_helper.from_array(np.array(value, order='C'), name))
        return name

    def node(self, kind, inputs, outputs, domain='', **how):
        self.nodes.append(helper.make_node(kind, inputs, [outputs] if isinstance(outputs, str) else outputs, domain=domain, **how))
        return outputs

    def linear(self, x, name, out):
        weight, scale = rounded(self.state[f'{name}.weight'].T, 0)
        self.keep(f'{out}.weight', weight)
        self.keep(f'{out}.scale', scale[0])
        self.keep(f'{out}.zero', np.zeros_like(scale[0], dtype=np.int8))
        self.keep(f'{out}.bias', self.state[f'{name}.bias'])
        inputs = [x, f'{out}.weight', f'{out}.scale', f'{out}.zero', f'{out}.bias']
        return self.node('DynamicQuantizeMatMul', inputs, out, domain='com.microsoft')

    def norm(self, x, name, out):
        self.keep(f'{out}.weight', self.state[f'{name}.weight'])
        self.keep(f'{out}.bias', self.state[f'{name}.bias'])
        return self.node('LayerNormalization', [x, f'{out}.weight', f'{out}.bias'], out, axis=-1, epsilon=1e-12)

    def layer(self, x, mask, own):
        node, norm, linear = self.node, self.norm, self.linear
        node('Split', [linear(x, f'{own}.attention', f'{own} all'), 'thirds'], [f'{own} query', f'{own} key', f'{own} value'], axis=-1)
        turned = {
            name: node('Transpose', [node('Reshape', [f'{own} {name}', 'split heads'], f'{own} {name} heads')], f'{own} {name} turned', perm=turn)
            for name, turn in (('query', [0, 2, 1, 3]), ('key', [0, 2, 3, 1]), ('value', [0, 2, 1, 3]))
        }
        heed = node('MatMul', [turned['query'], turned['key']], f'{own} heed')
        heed = node('Add', [node('Mul', [heed, 'root'], f'{own} heed scaled'), mask], f'{own} heed masked')
        heed = node('Softmax', [heed], f'{own} heed shares', axis=-1)
        seen = node('Transpose', [node('MatMul', [heed, turned['value']], f'{own} seen')], f'{own} seen turned', perm=[0, 2, 1, 3])
        seen = node('Reshape', [seen, 'join heads'], f'{own} seen joined')
        x = norm(node('Add', [linear(seen, f'{own}.joined', f'{own} joined'), x], f'{own} sum'), f'{own}.first', f'{own} first')
        inner = node('Gelu', [linear(x, f'{own}.inner', f'{own} inner')], f'{own} inner bent', domain='com.microsoft')
        return norm(node('Add', [linear(inner, f'{own}.outer', f'{own} outer'), x], f'{own} second sum'), f'{own}.second', f'{own} second')

    def write(self, file, name, outputs):
        """`outputs` by name with their dimensions."""
        inputs = [helper.make_tensor_value_info(each, TensorProto.INT64, ['rows', 'length']) for each in ('tokens', 'types', 'valid')]
        told = [helper.make_tensor_value_info(each, TensorProto.FLOAT, sizes) for each, sizes in outputs]
        graph = helper.make_graph(self.nodes, name, inputs, told, self.stored)
        versions = [helper.make_opsetid('', 17), helper.make_opsetid('com.microsoft', 1)]
        onnx.save(helper.make_model(graph, opset_imports=versions, ir_version=8), str(file))


def rounded(values, axis):
    scale = np.maximum(np.abs(values).max(axis, keepdims=True), 1e-8) / 127
    return np.clip(np.round(values / scale), -127, 127).astype(np.int8), scale.astype(np.float32)

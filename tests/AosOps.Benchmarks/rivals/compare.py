"""Two directories of golden files compared as a Python script does: parse both, compare the values."""
import json
import os
import sys

reference, difference = sys.argv[1], sys.argv[2]
names = sorted(set(os.listdir(reference)) | set(os.listdir(difference)))
equal = different = one_sided = 0
for name in names:
    a, b = os.path.join(reference, name), os.path.join(difference, name)
    try:
        with open(a) as file:
            left = json.load(file)
        with open(b) as file:
            right = json.load(file)
    except FileNotFoundError:
        one_sided += 1
        continue
    if left == right:
        equal += 1
    else:
        different += 1
print(equal, different, one_sided)

#!/usr/bin/env python3
"""Folds a file of entries by other means and prints what that cost.

  cluster_peers.py minhash|tfidf ENTRIES.jsonl

minhash: datasketch's MinHashLSH over three-word shingles (128 permutations, Jaccard 0.5): every entry is put
in and asked for its neighbours. tfidf: scikit-learn's TF-IDF and average linkage on cosine distance, cut
at 0.85; it compares all pairs. Prints JSON: CPU seconds and MiB. Ends by itself after 600 CPU seconds
and at 6 GB.
"""
import json
import re
import resource
import sys
import time

WORD = re.compile(r"\w+")


def texts(path):
    with open(path) as file:
        return [json.loads(line)["text"] for line in file]


def minhash(entries):
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, text in enumerate(entries):
        words = WORD.findall(text.lower())
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[i:i + 3]).encode() for i in range(max(1, len(words) - 2))])
        index.query(sketch)
        index.insert(str(number), sketch)


def tfidf(entries):
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(entries)
    distances = 1 - (vectors @ vectors.T).toarray()
    AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage="average",
                            distance_threshold=0.85).fit(distances)


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (600, 610))
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    entries = texts(sys.argv[2])
    before = time.process_time()
    {"minhash": minhash, "tfidf": tfidf}[sys.argv[1]](entries)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": time.process_time() - before, "memory": used}))


if __name__ == "__main__":
    main()

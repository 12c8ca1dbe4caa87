"""Accuracy and F1 from a confusion matrix, and the report as SageMaker Model Monitor lays it out."""


def confusion(truths, said, count):
    counts = [[0] * count for _ in range(count)]
    for truth, guess in zip(truths, said):
        counts[truth][guess] += 1
    return counts


def figures_of(counts):
    """Macro figures are means over the labels that occur; a label nobody predicted has precision 0."""
    everything = sum(map(sum, counts))
    precisions, recalls, f1s, weighted = [], [], [], 0.0
    for label, row in enumerate(counts):
        right, true, guessed = row[label], sum(row), sum(other[label] for other in counts)
        if true == 0 and guessed == 0:
            continue
        precision, recall = right / guessed if guessed else 0.0, right / true if true else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        precisions.append(precision)
        recalls.append(recall)
        f1s.append(f1)
        weighted += f1 * true
    return {
        "accuracy": sum(row[label] for label, row in enumerate(counts)) / everything,
        "macro_precision": sum(precisions) / len(precisions),
        "macro_recall": sum(recalls) / len(recalls),
        "macro_f1": sum(f1s) / len(f1s),
        "weighted_f1": weighted / everything,
    }


def report_of(labels, counts):
    matrix = {truth: dict(zip(labels, row)) for truth, row in zip(labels, counts)}
    # What always answering the most frequent label would reach.
    most = max(range(len(labels)), key=lambda label: sum(counts[label]))
    constant = [[sum(row) if label == most else 0 for label in range(len(labels))] for row in counts]
    figures = {**figures_of(counts), **{f"{name}_best_constant_classifier": v for name, v in figures_of(constant).items()}}
    return {
        "version": 0,
        "dataset": {"item_count": sum(map(sum, counts))},
        "multiclass_classification_metrics": {
            "confusion_matrix": matrix,
            **{name: {"value": value, "standard_deviation": "NaN"} for name, value in figures.items()},
        },
    }

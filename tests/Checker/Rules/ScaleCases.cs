namespace Katas.Tests.Checker.Rules;

/// <summary>How scores are brought back to a spread of 1.</summary>
internal sealed class ScaleCases : IRuleCases
{
    private const string Rooted = "return scores.matmul(mask) / Math.Sqrt(scores.size(-1));";
    private const string Attended = "return Attention.Softmax(scores.matmul(mask) / Math.Sqrt(scores.size(-1)));";

    public IEnumerable<RuleCase> All =>
    [
        new("missing-scale", "return scores.matmul(mask).softmax(-1);", "scores.matmul(mask).softmax(-1)"),
        new("missing-scale", "return scores.matmul(mask).softmax(-1);", "scores.matmul(mask).softmax(-1)") { Solution = Attended },
        new("missing-scale", "return Attention.Softmax(Attention.Scores(scores, mask));", "Attention.Softmax(Attention.Scores(scores, mask))") { Solution = Attended },
        new("missing-scale", "return (scores.matmul(mask) / Math.Sqrt(3)).softmax(-1);"),
        new("missing-scale", "return (scores.matmul(mask) * Math.Pow(3, -0.5)).softmax(-1);"),
        new("missing-scale", "return scores.matmul(mask).softmax(-1);") { Solution = "return scores.matmul(mask).softmax(-1);" },
        new("missing-scale", "return scores.tanh().matmul(mask).softmax(-1);"),
        new("missing-scale", "return Rescale(scores.matmul(mask)).softmax(-1); static Tensor Rescale(Tensor all) => all + 1;", "Rescale(scores.matmul(mask)).softmax(-1)"),
        new("missing-scale", "return scores_scaled(scores.matmul(mask)).softmax(-1); static Tensor scores_scaled(Tensor all) => all / 2;"),
        new("missing-scale", "return scores.matmul(mask);"),
        new("missing-scale", "return scores.softmax(-1);"),
        new("missing-scale", "return Attention.Softmax(Scaled(scores.matmul(mask))); static Tensor Scaled(Tensor all) => all / 2;") { Solution = Attended },

        new("scale-without-root", "return scores.matmul(mask) / scores.size(-1);", "scores.matmul(mask) / scores.size(-1)") { Solution = Rooted },
        new("scale-without-root", "long d = mask.shape[^1]; return scores.div(d);", "scores.div(d)") { Solution = Rooted },
        new("scale-without-root", "return scores.matmul(mask) / Math.Sqrt(scores.size(-1));") { Solution = Rooted },
        new("scale-without-root", "return scores.matmul(mask) / 2;") { Solution = Rooted },
        new("scale-without-root", "return scores.matmul(mask) / scores.size(-1);") { Solution = "return scores.matmul(mask);" },
        new("scale-without-root", "return mask / mask.size(-1);") { Solution = Rooted },
        new("scale-without-root", "return scores.matmul(mask) / scores.size(0);") { Solution = "var unit = scores / scores.square().sum(-1, keepdim: true).sqrt(); return unit.matmul(mask);" },

        new("multiplied-scale", "return scores * Math.Sqrt(mask.size(-1));", "scores * Math.Sqrt(mask.size(-1))") { Solution = Rooted },
        new("multiplied-scale", "double root = Math.Sqrt(3); return scores.matmul(mask).mul(root);", "scores.matmul(mask).mul(root)") { Solution = Rooted },
        new("multiplied-scale", "return scores * (1 / Math.Sqrt(mask.size(-1)));") { Solution = Rooted },
        new("multiplied-scale", "return scores * Math.Sqrt(3);") { Solution = "return scores * Math.Sqrt(3);" },
        new("multiplied-scale", "return mask * Math.Sqrt(3);") { Solution = Rooted },

        new("scale-by-model-width", "return scores / Math.Sqrt(dModel);", "dModel") { Parameters = WithHeads, Solution = "return scores / Math.Sqrt(dModel / heads);" },
        new("scale-by-model-width", "return Attention.Scale(scores, dModel);", "dModel") { Parameters = WithHeads, Solution = "return scores / Math.Sqrt(dModel / heads);" },
        new("scale-by-model-width", "Guard.Layout(scores, \"[batch, length, d_model]\"); return scores / Math.Sqrt(scores.size(2));", "scores.size(2)")
        {
            Parameters = WithHeads, Solution = "return scores / Math.Sqrt(dModel / heads);",
        },
        new("scale-by-model-width", "long dHead = dModel / heads; return scores / Math.Sqrt(dHead);") { Parameters = WithHeads, Solution = "return scores / Math.Sqrt(dModel / heads);" },
        new("scale-by-model-width", "return scores / Math.Sqrt(dModel);") { Parameters = WithHeads, Solution = "return scores / Math.Sqrt(dModel) * heads;" },

        new("integer-division", "return scores * (1 / 2);", "1 / 2"),
        new("integer-division", "return scores * Math.Pow(scores.size(-1), -1 / 2);", "-1 / 2"),
        new("integer-division", "long i = scores.size(0), d = scores.size(1); return scores * Math.Pow(10000, -(2 * i / d));", "2 * i / d"),
        new("integer-division", "double share = scores.size(0) / scores.size(1); return scores * share;", "scores.size(0) / scores.size(1)"),
        new("integer-division", "return scores * (1.0 / 2);"),
        new("integer-division", "return scores * (4 / 2);"),
        new("integer-division", "long i = scores.size(0); return scores * Math.Pow(10000, 2.0 * (i / 2));"),
        new("integer-division", "return scores / Math.Sqrt(dModel / heads);") { Parameters = WithHeads },
        new("integer-division", "return scores.narrow(0, 0, scores.size(0) / scores.size(1));"),
        new("integer-division", "long i = scores.size(0); return scores * ((double)i / scores.size(1));"),

        new("root-cut-off", "return scores / (long)Math.Sqrt(scores.size(-1));", "(long)Math.Sqrt(scores.size(-1))"),
        new("root-cut-off", "double root = Math.Sqrt(scores.size(-1)); return scores / (int)root;", "(int)root"),
        new("root-cut-off", "return scores / Math.Sqrt((long)scores.size(-1));"),
        new("root-cut-off", "return scores / (float)Math.Sqrt(scores.size(-1));"),
        new("root-cut-off", "return scores / (long)Math.Sqrt(9);") { Solution = "return scores / (long)Math.Sqrt(9);" },
    ];

    private const string WithHeads = "Tensor scores, long dModel, long heads";
}

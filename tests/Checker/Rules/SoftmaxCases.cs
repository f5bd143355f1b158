namespace Katas.Tests.Checker.Rules;

/// <summary>Softmax: over what, of what, and how often.</summary>
internal sealed class SoftmaxCases : IRuleCases
{
    private const string Open = "Guard.Layout(scores, \"[..., query, key]\"); ";
    private const string Heads = "Guard.Layout(scores, \"[batch, heads, query, key]\"); ";
    private const string Tokens = "Guard.Layout(scores, \"[batch, length]\"); ";

    public IEnumerable<RuleCase> All =>
    [
        new("softmax-dimension", "return scores.softmax(1);", "scores.softmax(1)"),
        new("softmax-dimension", "return scores.softmax(-2);", "scores.softmax(-2)"),
        new("softmax-dimension", "return nn.functional.softmax(scores, dim: 0);", "nn.functional.softmax(scores, dim: 0)"),
        new("softmax-dimension", "return nn.functional.log_softmax(scores, 0);", "nn.functional.log_softmax(scores, 0)"),
        new("softmax-dimension", "return nn.Softmax(1).call(scores);", "nn.Softmax(1)"),
        new("softmax-dimension", Open + "return (scores / 2).softmax(2);", "(scores / 2).softmax(2)"),
        new("softmax-dimension", Heads + "return scores.softmax(1);", "scores.softmax(1)"),
        new("softmax-dimension", Heads + "var turned = scores.transpose(-2, -1); return turned.softmax(-1);", "turned.softmax(-1)"),
        new("softmax-dimension", Tokens + "return scores.softmax(0);", "scores.softmax(0)"),
        new("softmax-dimension", "return scores.softmax(-1);"),
        new("softmax-dimension", "return nn.functional.softmax(scores, dim: -1);"),
        new("softmax-dimension", "return nn.Softmax(-1).call(scores);"),
        new("softmax-dimension", "return scores.softmax(scores.dim() - 1);"),
        new("softmax-dimension", Heads + "return scores.softmax(3);"),
        new("softmax-dimension", Heads + "return scores.transpose(-2, -1).softmax(-2);"),
        new("softmax-dimension", Tokens + "return scores.softmax(1);"),
        new("softmax-dimension", "return einsum(\"...qd,...kd->...kq\", scores, mask).softmax(-2);"),
        new("softmax-dimension", "return scores.sum(1);"),
        new("softmax-dimension", "return scores.softmax(0);") { Solution = "return scores.exp().softmax(0);" },

        new("softmax-twice", "return scores.softmax(-1).softmax(-1);", "scores.softmax(-1).softmax(-1)"),
        new("softmax-twice", "var weights = Attention.Softmax(scores); weights = weights / 2; return nn.functional.softmax(weights, -1);", "nn.functional.softmax(weights, -1)"),
        new("softmax-twice", "return nn.functional.log_softmax(scores.softmax(-1), -1);", "nn.functional.log_softmax(scores.softmax(-1), -1)"),
        new("softmax-twice", "var weights = scores; if (mask is null) { weights = scores.softmax(-1); return weights; } return weights.softmax(-1);"),
        new("softmax-twice", "return scores.softmax(-1).matmul(mask).softmax(-1);"),
        new("softmax-twice", "return nn.functional.log_softmax(scores, -1).softmax(-1);"),
        new("softmax-twice", "var one = scores.softmax(-1); var other = mask.softmax(-1); return one + other;"),

        new("epsilon-in-logarithm", "return -(scores * (scores + 1e-9).log()).sum(-1);", "(scores + 1e-9).log()"),
        new("epsilon-in-logarithm", "var safe = 1e-12 + scores; return log(safe);", "log(safe)"),
        new("epsilon-in-logarithm", "return (scores + 1).log();"),
        new("epsilon-in-logarithm", "var weights = scores.softmax(-1).gather(1, mask); return (weights + 1e-8).log();"),
        new("epsilon-in-logarithm", "return scores.log() + 1e-9;"),
        new("epsilon-in-logarithm", "return (scores + 1e-9).log();") { Solution = "return (scores + 1e-6).log();" },
        new("log-of-softmax", "return scores.softmax(-1).log();", "scores.softmax(-1).log()"),
        new("log-of-softmax", "var weights = nn.functional.softmax(scores, -1); return log(weights + 1e-9);", "log(weights + 1e-9)"),
        new("log-of-softmax", "return nn.functional.log_softmax(scores, -1);"),
        new("log-of-softmax", "return scores.log();"),
        new("log-of-softmax", "return scores.softmax(-1).log();") { Solution = "return log(scores.softmax(-1));" },

        new("exp-may-overflow", "var e = scores.exp(); return e / e.sum(-1, keepdim: true);", "scores.exp()"),
        new("exp-may-overflow", "return exp(scores) / exp(scores).sum(-1, keepdim: true);", "exp(scores)", "exp(scores)"),
        new("exp-may-overflow", "var e = (scores - scores.amax([-1], keepdim: true)).exp(); return e / e.sum(-1, keepdim: true);"),
        new("exp-may-overflow", "var largest = scores.max(-1, keepdim: true).values; var e = (scores - largest).exp(); return e / e.sum(-1, keepdim: true);"),
        new("exp-may-overflow", "return 1 / (1 + (-scores).exp());"),

        new("fully-masked-row", "return scores.softmax(-1);", "scores.softmax(-1)") { Solution = "return Attention.Softmax(scores);" },
        new("fully-masked-row", "var none = scores.isneginf().all(-1, keepdim: true); return scores.masked_fill(none, 0).softmax(-1).masked_fill(none, 0);")
        {
            Solution = "return Attention.Softmax(scores);",
        },
        new("fully-masked-row", "return scores.softmax(-1);") { Solution = "return nn.functional.softmax(scores, -1);" },
        new("fully-masked-row", "return Attention.Softmax(scores);") { Solution = "return Attention.Softmax(scores);" },

        new("uncalled-softmax", "return scores.matmul(mask).softmax(-1);", "scores.matmul(mask).softmax(-1)") { Solution = "return scores.matmul(mask);" },
        new("uncalled-softmax", "var weights = scores.softmax(-1); return weights.matmul(mask);") { Solution = "return scores.matmul(mask);" },
        new("uncalled-softmax", "return scores.softmax(-1);") { Solution = "return Attention.Softmax(scores);" },
    ];
}

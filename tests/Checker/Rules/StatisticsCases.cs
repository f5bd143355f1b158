namespace Katas.Tests.Checker.Rules;

/// <summary>Means and variances.</summary>
internal sealed class StatisticsCases : IRuleCases
{
    private const string Normal = "var c = scores - scores.mean([-1], keepdim: true); return c / (c.square().mean([-1], keepdim: true) + 1e-5).sqrt();";

    public IEnumerable<RuleCase> All =>
    [
        new("unbiased-variance", "return scores.var(-1, keepdim: true);", "scores.var(-1, keepdim: true)"),
        new("unbiased-variance", "return torch.std(scores, true);", "torch.std(scores, true)"),
        new("unbiased-variance", "return scores.var(-1, unbiased: false, keepdim: true);"),
        new("unbiased-variance", "return scores.mean([-1]);"),
        new("unbiased-variance", "return scores.var(-1);", "scores.var(-1)") { Solution = "return scores.var(-1, unbiased: false);" },
        new("unbiased-variance", "return scores.std(-1);", "scores.std(-1)") { Solution = Normal },
        new("unbiased-variance", "return scores / mask.std();") { Solution = "return scores * Math.Sqrt(mask.size(-1));" },
        new("unbiased-variance", "return scores.std(-1);") { Solution = "return scores.std(-1);" },

        new("epsilon-outside-root", "return scores / (scores.square().mean([-1], keepdim: true).sqrt() + 1e-5);", "scores.square().mean([-1], keepdim: true).sqrt() + 1e-5"),
        new("epsilon-outside-root", "var root = scores.std(-1, unbiased: false, keepdim: true); return scores / (eps + root);", "eps + root") { Parameters = "Tensor scores, double eps" },
        new("epsilon-outside-root", Normal),
        new("epsilon-outside-root", "return scores.sqrt() + 1;"),
        new("epsilon-outside-root", "return scores.sqrt() + 1e-8;") { Solution = "return scores.sqrt() + 1e-8;" },

        new("statistics-over-everything", "return scores - scores.mean();", "scores.mean()"),
        new("statistics-over-everything", "var largest = scores.max(); return (scores - largest).exp();", "scores.max()"),
        new("statistics-over-everything", "return scores - scores.mean([-1], keepdim: true);"),
        new("statistics-over-everything", "return scores / mask.sum();"),
        new("statistics-over-everything", "var row = scores[3] - scores[7]; return row / row.norm();"),
        new("statistics-over-everything", "Guard.Layout(scores, \"[vocabulary]\"); return scores - scores.max();"),
        new("statistics-over-everything", "return scores - scores.mean();") { Solution = "return scores - scores.mean();" },

        new("statistics-dimension", "return scores - scores.mean([1], keepdim: true);", "scores.mean([1], keepdim: true)") { Solution = Normal },
        new("statistics-dimension", "return scores.var([0, -1], unbiased: false);", "scores.var([0, -1], unbiased: false)") { Solution = Normal },
        new("statistics-dimension", "return scores - scores.mean([-1], keepdim: true);") { Solution = Normal },
        new("statistics-dimension", "Guard.Layout(scores, \"[batch, features]\"); return scores - scores.mean([1], keepdim: true);") { Solution = Normal },
        new("statistics-dimension", "return scores.mean([0]);") { Solution = "return scores.mean([0, 1]);" },
    ];
}

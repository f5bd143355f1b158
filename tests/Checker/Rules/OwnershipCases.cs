namespace Katas.Tests.Checker.Rules;

/// <summary>Whose a tensor is, and how long it lives.</summary>
internal sealed class OwnershipCases : IRuleCases
{
    private const string Scope = "using var scope = NewDisposeScope(); ";

    public IEnumerable<RuleCase> All =>
    [
        new("in-place-on-argument", "scores.masked_fill_(mask, 0); return scores;", "scores.masked_fill_(mask, 0)"),
        new("in-place-on-argument", "return scores.div_(2).exp();", "scores.div_(2)"),
        new("in-place-on-argument", "var turned = scores.transpose(-2, -1); turned.mul_(2); return turned;", "turned.mul_(2)"),
        new("in-place-on-argument", "scores[0] = mask[0]; return scores;", "scores[0] = mask[0]"),
        new("in-place-on-argument", "return nn.functional.dropout(scores, 0.1, true, inplace: true);", "nn.functional.dropout(scores, 0.1, true, inplace: true)"),
        new("in-place-on-argument", "return scores.masked_fill(mask, 0);"),
        new("in-place-on-argument", "var own = scores.clone(); own.div_(2); return own;"),
        new("in-place-on-argument", "return scores.clone().div_(2);"),
        new("in-place-on-argument", "return (scores * 2).exp_();"),
        new("in-place-on-argument", "scores = scores * 2; scores.exp_(); return scores;"),
        new("in-place-on-argument", "var own = zeros_like(scores); own[0] = scores[0]; return own;"),
        new("in-place-on-argument", "var own = scores.clone(); First(own).zero_(); return own + First(scores); static Tensor First(Tensor all) => all[0];"),
        new("in-place-on-argument", "First(scores).zero_(); return scores + First(mask); static Tensor First(Tensor all) => all[0];", "First(scores).zero_()"),
        new("in-place-on-argument", "First().zero_(); return scores; Tensor First() => scores[0];", "First().zero_()"),
        new("in-place-on-argument", "scores.mul_(mask); return scores;") { Solution = "return scores.mul_(mask);" },
        new("in-place-on-argument", "mask.mul_(scores); return scores.mul_(mask);", "mask.mul_(scores)") { Solution = "return scores.mul_(mask);" },
        new("in-place-on-argument", "mask.mT.mul_(scores); return scores.mul_(mask);") { Solution = "return scores.mul_(mask);" },

        new("captured-variable", "Func<Tensor, Tensor>[] all = new Func<Tensor, Tensor>[3]; for (int i = 0; i < 3; i++) { all[i] = each => each + i; } return all[0](scores);", "i"),
        new("captured-variable", "var all = new Dictionary<string, Func<Tensor>>(); int part = 0; foreach (string name in new[] { \"q\", \"k\" }) { all[name] = () => scores[part]; part++; } return all[\"q\"]();", "part"),
        new("captured-variable", "Func<Tensor, Tensor>[] all = new Func<Tensor, Tensor>[3]; for (int i = 0; i < 3; i++) { int own = i; all[i] = each => each + own; } return all[0](scores);"),
        new("captured-variable", "var all = new List<Func<Tensor>>(); foreach (int i in new[] { 1, 2 }) { all.Add(() => scores + i); } return all[0]();"),
        new("captured-variable", "int sum = 0; for (int i = 0; i < 3; i++) { sum += new[] { 1, 2 }.Sum(each => each + i); } return scores + sum;"),

        new("discarded-result", "scores.masked_fill(mask, 0); return scores;", "scores.masked_fill(mask, 0)"),
        new("discarded-result", "if (mask is not null) { _ = 1; scores.add(mask); } return scores;", "scores.add(mask)"),
        new("discarded-result", "scores.masked_fill_(mask, 0); return scores;"),
        new("discarded-result", "var own = scores.clone(); nn.init.zeros_(own); own.DetachFromDisposeScope(); return own;"),
        new("discarded-result", "scores = scores.masked_fill(mask, 0); return scores;"),
        new("discarded-result", "_ = scores.exp(); return scores;"),
        new("discarded-result", "Attention.Softmax(scores); return scores;", "Attention.Softmax(scores)") { Solution = "return Attention.Softmax(scores);" },
        new("discarded-result", "Attention.Softmax(scores); return scores;") { Solution = "Attention.Softmax(scores); return scores;" },

        In("in-place-on-parameter", "layer.weight.mul_(2); return layer.call(input);", "layer.weight.mul_(2)"),
        In("in-place-on-parameter", "layer.weight[0].zero_(); return layer.call(input);", "layer.weight[0].zero_()"),
        In("in-place-on-parameter", "using (no_grad()) { layer.weight.mul_(2); } return layer.call(input);"),
        In("in-place-on-parameter", "nn.init.zeros_(layer.weight); return layer.call(input);"),
        In("in-place-on-parameter", "return layer.call(input).mul_(2);"),
        In("in-place-on-parameter", "var own = layer.weight.detach(); own.mul_(2); return layer.call(input);"),

        Kept("private Tensor? kept;", "kept ??= input.exp(); return kept;", "kept ??= input.exp()"),
        Kept("private Tensor? kept;", "if (kept is null) { kept = input.exp(); } return kept;", "kept = input.exp()"),
        Kept("private static readonly Dictionary<long, Tensor> Kept = [];", "Kept[input.size(0)] = input.exp(); return Kept[input.size(0)];", "Kept[input.size(0)] = input.exp()"),
        Kept("private static readonly Dictionary<long, Tensor> Kept = [];", "Kept.TryAdd(input.size(0), input.exp()); return Kept[input.size(0)];", "Kept.TryAdd(input.size(0), input.exp())"),
        Kept("private long seen;", "seen = input.size(0); return input.exp();"),
        Kept("private Tensor? kept;", "var own = input.exp(); return own;"),
        Kept("private Tensor? kept;", "kept ??= input.exp(); return kept;") with { Solution = "kept ??= input.exp(); return kept;" },

        Changed("using (no_grad()) { layer.weight.mul_(2); } return layer.call(input);", "layer.weight.mul_(2)"),
        Changed("var own = layer.weight.detach(); own.mul_(2); return layer.call(input);", "own.mul_(2)"),
        Changed("layer.weight.mul_(2); return layer.call(input);"),
        Changed("var own = layer.weight.detach().clone(); own.mul_(2); return layer.call(input);"),
        Changed("using (no_grad()) { return layer.weight * 2; }"),
        Changed("using (no_grad()) { layer.weight.mul_(2); } return layer.call(input);") with
        {
            Solution = "using (no_grad()) { layer.weight.mul_(2); } return layer.call(input);",
        },

        new("argument-taken-away", Scope + "return scores.MoveToOuterDisposeScope();", "scores.MoveToOuterDisposeScope()"),
        new("argument-taken-away", "var sum = scores + mask; scores.Dispose(); return sum;", "scores.Dispose()"),
        new("argument-taken-away", "using var own = scores; return own + mask;", "own = scores"),
        new("argument-taken-away", Scope + "return scores.alias().MoveToOuterDisposeScope();"),
        new("argument-taken-away", Scope + "scores = scores + mask; return scores.MoveToOuterDisposeScope();"),
        new("argument-taken-away", "using var sum = scores + mask; return sum.exp();"),

        new("result-left-in-scope", Scope + "return scores + mask;", "scores + mask"),
        new("result-left-in-scope", Scope + "var sum = scores.exp(); return sum;", "sum"),
        new("result-left-in-scope", Scope + "var sum = scores.exp(); return (sum.MoveToOuterDisposeScope(), sum + mask);", "sum + mask")
        {
            Result = "(Tensor, Tensor)",
        },
        new("result-left-in-scope", Scope + "return (scores + mask).MoveToOuterDisposeScope();"),
        new("result-left-in-scope", Scope + "var sum = scores + mask; sum.MoveToOuterDisposeScope(); return sum;"),
        new("result-left-in-scope", "var sum = scores.exp(); " + Scope + "return sum;"),
        new("result-left-in-scope", "Tensor sum; using (NewDisposeScope()) { sum = scores.exp().MoveToOuterDisposeScope(); } return sum + mask;"),
        new("result-left-in-scope", Scope + "return Sum(); Tensor Sum() => (scores + mask).MoveToOuterDisposeScope();"),
        new("result-left-in-scope", Scope + "return scores.exp().sum().ToDouble();") { Result = "double" },
        new("result-left-in-scope", "return scores + mask;"),

        new("left-open", "var noGradient = no_grad(); return scores * 2;", "no_grad()"),
        new("left-open", "no_grad(); return scores * 2;", "no_grad()"),
        new("left-open", "_ = inference_mode(); return scores * 2;", "inference_mode()"),
        new("left-open", "var scope = NewDisposeScope(); return scope.MoveToOuter(scores * 2);", "NewDisposeScope()"),
        new("left-open", "return Twice(); Tensor Twice() { System.IDisposable open = NewDisposeScope(); return scores * 2; }", "NewDisposeScope()"),
        new("left-open", "using var noGradient = no_grad(); return scores * 2;"),
        new("left-open", "using (no_grad()) { return scores * 2; }"),
        new("left-open", "using (var scope = NewDisposeScope()) { return scope.MoveToOuter(scores * 2); }"),
        new("left-open", "var noGradient = no_grad(); var twice = scores * 2; noGradient.Dispose(); return twice;"),
        new("left-open", "var noGradient = no_grad(); try { return scores * 2; } finally { noGradient.Dispose(); }"),
        new("left-open", "var noGradient = no_grad(); using (noGradient) { return scores * 2; }"),
        new("left-open", "set_grad_enabled(false); var twice = scores * 2; set_grad_enabled(true); return twice;"),

        new("tensors-pile-up", "for (int i = 0; i < 9; i++) { mask = scores + mask; } return mask;", "scores + mask")
        {
            Solution = "for (int i = 0; i < 9; i++) { using var scope = NewDisposeScope(); mask = (scores + mask).MoveToOuterDisposeScope(); } return mask;",
        },
        new("tensors-pile-up", "for (int i = 0; i < 9; i++) { using (NewDisposeScope()) { mask = (scores + mask).MoveToOuterDisposeScope(); } } return mask;")
        {
            Solution = "for (int i = 0; i < 9; i++) { using var scope = NewDisposeScope(); mask = (scores + mask).MoveToOuterDisposeScope(); } return mask;",
        },
        new("tensors-pile-up", "for (int i = 0; i < 9; i++) { mask = scores + mask; } return mask;") { Solution = "return scores + mask;" },
    ];

    private static RuleCase Kept(string field, string code, params string[] excerpts) =>
        new("kept-between-calls", code, excerpts) { Place = Place.Forward, Fields = field, Solution = "return input.exp();" };

    private static RuleCase Changed(string code, params string[] excerpts) => new("parameter-changed-in-use", code, excerpts)
    {
        Place = Place.Forward, Fields = "private readonly Linear layer = nn.Linear(2, 2);", Solution = "return layer.call(input) * 2;",
    };

    private static RuleCase In(string rule, string code, params string[] excerpts) =>
        new(rule, code, excerpts) { Place = Place.Forward };
}

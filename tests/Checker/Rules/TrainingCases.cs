namespace Katas.Tests.Checker.Rules;

/// <summary>Training and evaluation, gradients and steps.</summary>
internal sealed class TrainingCases : IRuleCases
{
    private const string Learn = "Tensor scores, Linear model, torch.optim.Optimizer optimizer";
    private const string Asked = "return nn.functional.dropout(input, 0.1, training);";
    private const string Loss = "var loss = model.call(scores).sum(); ";

    public IEnumerable<RuleCase> All =>
    [
        In("dropout-always-on", "return nn.functional.dropout(input, 0.1);", "nn.functional.dropout(input, 0.1)"),
        In("dropout-always-on", "return nn.functional.dropout(input, 0.1, true);", "nn.functional.dropout(input, 0.1, true)"),
        In("dropout-always-on", "return nn.Dropout(0.1).call(input);", "nn.Dropout(0.1)"),
        In("dropout-always-on", "return WeightDropout.Apply(input, 0.1, training: true);", "WeightDropout.Apply(input, 0.1, training: true)"),
        In("dropout-always-on", Asked),
        In("dropout-always-on", "return training ? nn.functional.dropout(input, 0.1) : input;"),
        In("dropout-always-on", "if (!training) { return input; } return nn.functional.dropout(input, 0.1, true);"),
        In("dropout-always-on", "return WeightDropout.Apply(input, 0.1, training);"),

        In("training-ignored", "return input;", "forward") with { Solution = Asked },
        In("training-ignored", "return training ? input * 2 : input;") with { Solution = Asked },
        In("training-ignored", "return drop.call(input);") with { Solution = Asked, Fields = "private readonly TorchSharp.Modules.Dropout drop = nn.Dropout(0.1);" },
        In("training-ignored", "return input;") with { Solution = "return input;" },

        With("missing-no-grad", "for (int i = 0; i < 9; i++) { scores = model.call(scores); } return scores;", "model.call(scores)") with
        {
            Solution = "using var off = no_grad(); for (int i = 0; i < 9; i++) { scores = model.call(scores); } return scores;",
        },
        With("missing-no-grad", "using (inference_mode()) { for (int i = 0; i < 9; i++) { scores = model.call(scores); } } return scores;") with
        {
            Solution = "using var off = no_grad(); for (int i = 0; i < 9; i++) { scores = model.call(scores); } return scores;",
        },
        With("missing-no-grad", "return model.call(scores);") with { Solution = "using var off = no_grad(); return model.call(scores);" },
        With("missing-no-grad", "for (int i = 0; i < 9; i++) { scores = model.call(scores); } return scores;") with { Solution = "return model.call(scores);" },

        With("missing-eval", "return model.call(scores);", "Task") with { Solution = "model.eval(); return model.call(scores);" },
        With("missing-eval", "model.train(false); return model.call(scores);") with { Solution = "model.eval(); return model.call(scores);" },
        With("missing-eval", "return model.call(scores);") with { Solution = "return model.call(scores);" },

        new("gradient-cut", "return scores.detach() * 2;", "scores.detach()") { Solution = "return scores * 2;" },
        new("gradient-cut", "using var off = no_grad(); return scores * 2;", "no_grad()") { Solution = "return scores * 2;" },
        new("gradient-cut", "double sum = scores.sum().ToDouble(); return scores / sum;", "scores.sum().ToDouble()") { Solution = "return scores / scores.sum();" },
        new("gradient-cut", "return tensor(scores.data<float>().ToArray()) * 2;", "scores.data<float>()") { Solution = "return scores * 2;" },
        new("gradient-cut", "if (scores.sum().ToDouble() > 0) { return scores; } return scores * 2;") { Solution = "return scores * 2;" },
        new("gradient-cut", "return scores / scores.ne(0).sum().item<long>();") { Solution = "return scores * 2;" },
        new("gradient-cut", "return scores - scores.detach().amax([-1]);") { Solution = "return scores - scores.detach().max();" },
        new("gradient-cut", "return scores.detach();"),
        new("gradient-cut", "using var off = no_grad(); return scores.sum().ToDouble();") { Solution = "return scores.sum().ToDouble();", Result = "double" },

        With("missing-zero-grad", Loss + "loss.backward(); optimizer.step(); return loss;", "optimizer.step()"),
        With("missing-zero-grad", "optimizer.zero_grad(); " + Loss + "loss.backward(); optimizer.step(); return loss;"),
        With("missing-zero-grad", "model.zero_grad(); " + Loss + "loss.backward(); optimizer.step(); return loss;"),
        With("missing-zero-grad", "optimizer.step(); return scores;"),
        With("missing-zero-grad", Loss + "loss.backward(); optimizer.step(); return loss;") with { Solution = Loss + "loss.backward(); optimizer.step(); return loss;" },

        With("training-step-order", Loss + "loss.backward(); optimizer.zero_grad(); optimizer.step(); return loss;", "optimizer.step()"),
        With("training-step-order", Loss + "optimizer.zero_grad(); optimizer.step(); loss.backward(); return loss;", "optimizer.step()"),
        With("training-step-order", "optimizer.zero_grad(); " + Loss + "loss.backward(); optimizer.step(); return loss;"),
        With("training-step-order", Loss + "loss.backward(); optimizer.step(); optimizer.zero_grad(); return loss;"),

        With("backward-twice", Loss + "loss.backward(); loss.backward(); return loss;", "loss.backward()"),
        With("backward-twice", Loss + "for (int i = 0; i < 9; i++) { loss.backward(); optimizer.step(); } return loss;", "loss.backward()"),
        With("backward-twice", "for (int i = 0; i < 9; i++) { " + Loss + "loss.backward(); } return scores;"),
        With("backward-twice", Loss + "loss.backward(retain_graph: true); loss.backward(); return loss;"),
        With("backward-twice", Loss + "var other = model.call(scores).mean(); loss.backward(); other.backward(); return loss;"),
    ];

    private static RuleCase With(string rule, string code, params string[] excerpts) => new(rule, code, excerpts) { Parameters = Learn };

    private static RuleCase In(string rule, string code, params string[] excerpts) =>
        new(rule, code, excerpts) { Place = Place.Forward };
}

namespace Katas.Tests.Checker.Rules;

/// <summary>Losses, and what is drawn from logits.</summary>
internal sealed class LossCases : IRuleCases
{
    private const string Language = "Tensor logits, Tensor tokens, long ignored";
    private const string Drawing = "Tensor logits, Generator generator";
    private const string Layout = "Guard.Layout(logits, \"[batch, length, vocabulary]\"); ";

    public IEnumerable<RuleCase> All =>
    [
        Loss("probabilities-into-loss", "return nn.functional.cross_entropy(logits.softmax(-1), tokens);", "nn.functional.cross_entropy(logits.softmax(-1), tokens)"),
        Loss("probabilities-into-loss", "var p = nn.functional.softmax(logits, -1).flatten(0, 1); return nn.CrossEntropyLoss().call(p, tokens);", "nn.CrossEntropyLoss().call(p, tokens)"),
        Loss("probabilities-into-loss", "return nn.functional.nll_loss(logits, tokens);", "nn.functional.nll_loss(logits, tokens)"),
        Loss("probabilities-into-loss", "return nn.functional.cross_entropy(logits, tokens);"),
        Loss("probabilities-into-loss", "return nn.functional.nll_loss(nn.functional.log_softmax(logits, -1), tokens);"),
        Loss("probabilities-into-loss", "return nn.functional.cross_entropy(logits.softmax(-1).matmul(logits), tokens);"),

        Loss("class-dimension", Layout + "return nn.functional.cross_entropy(logits, tokens);", "nn.functional.cross_entropy(logits, tokens)"),
        Loss("class-dimension", Layout + "return nn.functional.cross_entropy(logits.flatten(0, 1), tokens.flatten());"),
        Loss("class-dimension", Layout + "return nn.functional.cross_entropy(logits.transpose(1, 2), tokens);"),
        Loss("class-dimension", "return nn.functional.cross_entropy(logits, tokens);"),

        Loss("labels-not-shifted", Shifted("model.call(tokens)", "tokens"), "nn.functional.cross_entropy(model.call(tokens), tokens)") with
        {
            Parameters = "Tensor tokens, Embedding model", Solution = Shifted("model.call(tokens[.., ..^1])", "tokens[.., 1..]"),
        },
        Loss("labels-not-shifted", Shifted("model.call(tokens.narrow(1, 0, 3))", "tokens.narrow(1, 1, 3)")) with
        {
            Parameters = "Tensor tokens, Embedding model", Solution = Shifted("model.call(tokens[.., ..^1])", "tokens[.., 1..]"),
        },
        Loss("labels-not-shifted", Shifted("model.call(tokens)", "tokens")) with
        {
            Parameters = "Tensor tokens, Embedding model", Solution = Shifted("model.call(tokens)", "tokens"),
        },

        Loss("padding-in-loss", "return nn.functional.cross_entropy(logits, tokens);", "nn.functional.cross_entropy(logits, tokens)") with
        {
            Solution = "return nn.functional.cross_entropy(logits, tokens, ignore_index: ignored);",
        },
        Loss("padding-in-loss", "return nn.functional.cross_entropy(logits, tokens, ignore_index: 0);") with
        {
            Solution = "return nn.functional.cross_entropy(logits, tokens, ignore_index: ignored);",
        },
        Loss("padding-in-loss", "return nn.functional.cross_entropy(logits, tokens);") with
        {
            Solution = "return nn.functional.cross_entropy(logits, tokens, ignore_index: -100);",
        },
        Loss("padding-in-loss", "var real = tokens.ne(ignored); return nn.functional.cross_entropy(logits[real], tokens[real]);") with
        {
            Solution = "return nn.functional.cross_entropy(logits, tokens, ignore_index: ignored);",
        },

        Draw("argmax-instead-of-draw", "return logits.argmax();", "logits.argmax()") with { Solution = "return multinomial(logits.softmax(-1), 1, generator: generator);" },
        Draw("argmax-instead-of-draw", "return multinomial(logits, logits.argmax().item<long>(), generator: generator);") with { Solution = "return multinomial(logits, 1, generator: generator);" },
        Draw("argmax-instead-of-draw", "return logits.argmax();") with { Solution = "return logits.argmax();" },

        Draw("draw-without-generator", "return multinomial(logits, 1);", "multinomial(logits, 1)"),
        Draw("draw-without-generator", "return logits + rand(3);", "rand(3)"),
        Draw("draw-without-generator", "return multinomial(logits, 1, generator: generator);"),
        new("draw-without-generator", "return scores + rand(3);"),

        new("reseeded", "manual_seed(1); return scores + rand(3);", "manual_seed(1)"),
        new("reseeded", "torch.random.manual_seed(1); return scores + rand(3);", "torch.random.manual_seed(1)"),
        new("reseeded", "using var generator = new Generator(1); return scores + rand(3, generator: generator);"),
        new("reseeded", "manual_seed(1); return scores;") { Solution = "manual_seed(1); return scores;" },
    ];

    private static string Shifted(string logits, string labels) => $"return nn.functional.cross_entropy({logits}, {labels});";

    private static RuleCase Loss(string rule, string code, params string[] excerpts) => new(rule, code, excerpts) { Parameters = Language };

    private static RuleCase Draw(string rule, string code, params string[] excerpts) => new(rule, code, excerpts) { Parameters = Drawing };
}

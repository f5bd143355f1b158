using Katas.Lesson09;
using Katas.Lesson14;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static Katas.Tests.Oracles.Lesson09OracleTests;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>
/// Lesson 14's tools against TransformerLens: a model of attention alone, and one with MLPs and LayerNorm. The files' metadata have the
/// conventions and what each axis is.
/// </summary>
[TestFixture("14-attention-only"), TestFixture("14-with-mlp-and-norm")]
public class Lesson14OracleTests(string file)
{
    private const string Lens = "TransformerLens, golden files";
    private const double Tolerance = 3e-5;
    private const int Heads = 4;
    private const int HeadSize = 5;

    private static readonly HeadId[] s_heads = [.. from layer in new[] { 0, 1 } from head in Enumerable.Range(0, Heads) select new HeadId(layer, head)];

    private bool WithMlp => file == "14-with-mlp-and-norm";

    [Test]
    [Oracle(Lens, "Recorder.Record")]
    public void Everything_that_the_cache_holds_was_seen()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (golden, model) = Load();

        var recording = Recorder.Record(model, new ModelInput(golden["tokens"]));

        foreach (string name in golden.Names.Where(name => name.StartsWith("cache.", StringComparison.Ordinal)))
        {
            Close(Seen(recording, golden, name["cache.".Length..]), golden[name], $"{file}: {name}", Tolerance);
        }

        Close(recording.Logits, golden["logits"], $"{file}: logits", Tolerance);
    }

    [Test]
    [Oracle(Lens, "ResidualStream.Parts")]
    public void The_parts_of_the_stream_agree()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (golden, recording) = Run();

        var parts = ResidualStream.Parts(recording);

        var expected = golden["parts"]; // embed and pos_embed apart
        Assert.That(parts.Names, Has.Count.EqualTo(expected.size(0) - 1));
        Close(parts.Values[0], expected[0] + expected[1], $"{file}: embedding", Tolerance);
        Close(parts.Values[1..], expected[2..], $"{file}: what attention and MLPs add", Tolerance);
        Close(parts.Values.cumsum(0), golden["accumulated"], $"{file}: states of the stream", Tolerance);
    }

    [Test]
    [Oracle(Lens, "LogitLens.Read")]
    public void The_logit_lens_agrees()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (golden, recording) = Run();

        Close(LogitLens.Read(recording).Values, golden["logit_lens"], $"{file}: logits of every state", Tolerance);
    }

    [Test]
    [Oracle(Lens, "HeadOutputs.Of")]
    public void What_each_head_adds_agrees()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (golden, recording) = Run();
        var heads = cat([HeadOutputs.Of(recording, 0), HeadOutputs.Of(recording, 1)]); // [head, batch, position, width]

        Close(heads[.., .., -1], golden["head_results_at_last"], $"{file}: heads at the last position", Tolerance);
        Close(
            Joined(HeadOutputs.All(recording).Values[.., .., -1]),
            Joined(golden["full_parts_at_last"]),
            $"{file}: all parts at the last position",
            Tolerance);
    }

    [Test]
    [Oracle(Lens, "Attribution.Of", "FrozenNorm.Apply")]
    public void Shares_in_the_logit_difference_agree()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (golden, recording) = Run();

        var shares = Attribution.Of(recording, HeadOutputs.All(recording), 3, 7)[.., .., -1]; // [part, batch]

        Close(shares[..s_heads.Length], golden["head_attribution"], $"{file}: shares of the heads", Tolerance);
        Close(Joined(shares), Joined(golden["full_attribution"]), $"{file}: shares of all parts", Tolerance);
        Close(
            shares.sum([0]) + Readout.Constant(recording.Model, 3, 7),
            golden["logit_difference"],
            $"{file}: all shares, and what the biases add",
            Tolerance);
    }

    [TestCase(Habit.PreviousToken, "previous"), TestCase(Habit.FirstToken, "first")]
    [TestCase(Habit.SameToken, "same"), TestCase(Habit.Induction, "induction")]
    [Oracle(Lens, "Detector.Target", "Detector.Score", "Detector.Induction")]
    public void Scores_of_detectors_agree(Habit habit, string name)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (golden, model) = Load();
        var recording = Recorder.Record(model, new ModelInput(golden["repeated.tokens"]));

        for (int layer = 0; layer < 2; layer++)
        {
            Close(recording.At(layer, "pattern"), golden[$"repeated.pattern.{layer}"], $"{file}: pattern of block {layer}", Tolerance);
        }

        Close(Detector.Scores(recording, habit), golden[$"repeated.scores.{name}"], $"{file}: {name}", Tolerance);
    }

    [Test]
    [Oracle(Lens, "Ablation.Remove")]
    public void The_loss_without_each_head_agrees()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (golden, recording) = Run();
        Tensor Loss(Func<string, Tensor, Tensor>? tap = null)
        {
            var ids = golden["tokens"];
            var logits = recording.Model.call(new ModelInput(ids) { Tap = tap }).Logits!; // [batch, position, vocabulary]
            return nn.functional.cross_entropy(logits[.., ..^1].flatten(0, 1), ids[.., 1..].flatten());
        }

        Tensor Each(Recording? usual) => stack([.. s_heads.Select(head => Loss(Ablation.Remove([head], usual)))]).view(2, Heads);

        Close(Loss(), golden["loss"], $"{file}: loss", Tolerance);
        Close(Each(null), golden["loss_zero_ablated"], $"{file}: loss with 0 in a head's place", Tolerance);
        Close(Each(recording), golden["loss_mean_ablated"], $"{file}: loss with the mean in a head's place", Tolerance);
    }

    [TestCase("in", "resid_pre"), TestCase("z", "head_out_all_positions"), TestCase("pattern", "head_pattern_all_positions")]
    [Oracle(Lens, "Patching.From", "Patching.Sweep")]
    public void Patching_by_position_and_by_head_agrees(string point, string name)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (golden, model) = Load();
        double Metric(Tensor logits) => (logits[0, -1, 3] - logits[0, -1, 7]).ToDouble();
        var clean = Recorder.Record(model, new ModelInput(golden["patching.clean"]));
        var corrupted = Recorder.Record(model, new ModelInput(golden["patching.corrupted"]));
        var (best, worst) = (Metric(clean.Logits), Metric(corrupted.Logits));

        var shares = Patching.Sweep(clean, corrupted, point, 1, Metric); // [layer, position or head]

        Close(tensor((float)best), golden["patching.clean_metric"], $"{file}: the clean run", Tolerance);
        Close(tensor((float)worst), golden["patching.corrupted_metric"], $"{file}: the corrupted run", Tolerance);
        Close(
            (worst + (shares * (best - worst))).to(ScalarType.Float32),
            golden[$"patching.{name}"],
            $"{file}: logit difference, {point} being patched",
            Tolerance);
    }

    [Test]
    [Oracle(Lens, "Circuits.OV", "Circuits.QK")]
    public void Circuits_agree()
    {
        using var scope = NewDisposeScope();
        var (golden, model) = Load();
        Tensor Each(Func<HeadId, Tensor> matrix) => stack([.. s_heads.Select(matrix)]).unflatten(0, [2, Heads]);

        Close(Each(head => Circuits.OV(model, head)), golden["ov"], $"{file}: OV", 1e-5);
        Close(Each(head => Circuits.QK(model, head)), golden["qk"], $"{file}: QK", 1e-5);
    }

    /// <summary>A value of TransformerLens' cache, from what the tap saw; what it does not see is computed from it.</summary>
    private static Tensor Seen(Recording recording, GoldenTensors golden, string name)
    {
        var model = recording.Model;
        if (name is "hook_embed" or "hook_pos_embed")
        {
            return name == "hook_embed"
                ? recording["embedding"] - golden["cache.hook_pos_embed"]
                : recording["embedding"] - golden["cache.hook_embed"];
        }

        if (name.StartsWith("ln_final.", StringComparison.Ordinal))
        {
            return name.EndsWith("scale", StringComparison.Ordinal) ? Scale(recording.Stream) : recording["norm"];
        }

        int layer = int.Parse(name.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);
        Tensor Heads(string point) => recording.At(layer, point).transpose(1, 2); // [batch, head, position, size] → [batch, position, …]
        Tensor Part(string part, Tensor input) => ((nn.Module<Tensor, Tensor>)Parts.Find(model, $"blocks.{layer}.{part}")).call(input);
        Tensor Opened() => Part("mlp.up", Part("norm2", recording.At(layer, "mid")));
        return name[(name.IndexOf('.', "blocks.".Length) + 1)..] switch
        {
            "hook_resid_pre" => recording.At(layer, "in"),
            "hook_resid_mid" => recording.At(layer, "mid"),
            "hook_resid_post" => recording.At(layer, "out"),
            "hook_attn_out" => recording.At(layer, "attention"),
            "hook_mlp_out" => recording.At(layer, "mlp"),
            "attn.hook_q" => Heads("q"),
            "attn.hook_k" => Heads("k"),
            "attn.hook_v" => Heads("v"),
            "attn.hook_z" => Heads("z"),
            "attn.hook_pattern" => recording.At(layer, "pattern"),
            "attn.hook_attn_scores" => Scores(recording, layer),
            "ln1.hook_scale" => Scale(recording.At(layer, "in")),
            "ln1.hook_normalized" => Part("norm1", recording.At(layer, "in")),
            "ln2.hook_scale" => Scale(recording.At(layer, "mid")),
            "ln2.hook_normalized" => Part("norm2", recording.At(layer, "mid")),
            "mlp.hook_pre" => Opened(),
            "mlp.hook_post" => nn.functional.gelu(Opened()),
            _ => throw new InvalidDataException($"Nobody knows what {name} is."),
        };
    }

    private static Tensor Scale(Tensor stream) => (stream.var([-1], unbiased: false, keepdim: true) + 1e-5).sqrt();

    private static Tensor Scores(Recording recording, int layer)
    {
        var scores = recording.At(layer, "q").matmul(recording.At(layer, "k").transpose(-2, -1)) / Math.Sqrt(HeadSize);
        return scores.masked_fill(ones_like(scores[0, 0], ScalarType.Bool).tril().logical_not(), double.NegativeInfinity);
    }

    /// <summary>TransformerLens has embeddings and positions apart, the lesson's tap sees their sum: the same parts, and these joined.</summary>
    private Tensor Joined(Tensor parts)
    {
        int others = s_heads.Length + (WithMlp ? 2 : 0); // behind them: embeddings, and a bias
        var embedding = parts[others..^1].sum([0], keepdim: true);
        return cat([parts[..others], embedding, parts[^1..]]);
    }

    private (GoldenTensors Golden, TransformerModel Model) Load()
    {
        var golden = GoldenTensors.Load($"{file}.safetensors");
        var model = new TransformerModel(Lesson09Models.Lens(WithMlp));
        model.load_state_dict(Lesson09Models.LensState(golden));
        return (golden, model);
    }

    private (GoldenTensors Golden, Recording Recording) Run()
    {
        var (golden, model) = Load();
        return (golden, Recorder.Record(model, new ModelInput(golden["tokens"])));
    }
}

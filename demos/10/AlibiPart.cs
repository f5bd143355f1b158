using Katas.Lesson09;
using Katas.Lesson09.Demos;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson10.Demos;

/// <summary>Parts 2 and 3: the same small Llama with RoPE and with ALiBi learns the stories, and reads twice as far.</summary>
internal sealed class AlibiPart
{
    private const int Test = 40;
    private const int Bin = 16;

    private readonly DemoStage _stage;
    private readonly Stories _stories;
    private readonly int _steps;
    private readonly Trainee[] _models;

    public AlibiPart(DemoStage stage, Stories stories, int steps, int seed)
    {
        (_stage, _stories, _steps) = (stage, stories, steps);
        var llama = KnownModels.Llama with { Vocabulary = stories.Vocabulary, Layers = 4, Width = 64, Heads = 4, Hidden = 176 };
        var slopes = Alibi.Slopes(4).DetachFromDisposeScope();
        _models =
        [
            new Trainee("RoPE", llama, seed),
            new Trainee(
                "ALiBi",
                llama with
                {
                    Positions = PositionKind.None,
                    ScoreBias = (queries, keys) =>
                        Alibi.Bias(slopes, new Tile(new Places(0, queries), new Places(0, keys), keys - queries)),
                },
                seed),
        ];
    }

    /// <summary>The model with RoPE.</summary>
    public Trainee Rope => _models[0];

    public void Learn()
    {
        _stage.Heading("2. The same model, with RoPE and with ALiBi");
        _stage.Say(
            Invariant($"Lesson 09's block as a small Llama of {_models[0].Parameters:#,0} parameters, on lesson 08's stories, letter by ")
            + Invariant($"letter: {_steps} steps of 16 pieces of {Trainee.Length} letters."));
        Trainee.TrainAll(_stage, _stories, _steps, _models);
        if (_stage.Cancelled.IsCancellationRequested || _models.Any(model => model.Curve.Length == 0))
        {
            return;
        }

        _stage.Show(
            "lesson10-learning.png",
            new LineChart("Training loss", _models[0].Places, [.. _models.Select(model => (model.Name, model.Curve))])
            {
                XAxis = "step", YAxis = "nats a letter",
            });
    }

    public void ReadOn()
    {
        _stage.Heading("3. Twice as far as they were trained");
        var pieces = _stories.Test(Test, (2 * Trainee.Length) + 1);
        double[][] losses = [.. _models.Select(model => model.LossByPlace(pieces))];
        var table = new Table().AddColumn("positions").AddColumn("letters 0 to 127").AddColumn("128 to 255 (never trained)");
        foreach (var (model, loss) in _models.Zip(losses))
        {
            table.AddRow(model.Name, Invariant($"{Near(loss):0.00}"), Invariant($"{Far(loss):0.00}"));
        }

        _stage.Say("Loss on held-out stories, in nats a letter:");
        _stage.Console.Write(table);
        _stage.Console.WriteLine();
        _stage.Say(string.Join(' ', _models.Zip(losses, (model, loss) =>
        {
            double worse = Far(loss) - Near(loss);
            string what = worse < 0.1 ? "reads on as if nothing had happened" : worse < 0.5 ? "gets worse" : "breaks down";
            return Invariant($"{model.Name} {what} beyond the trained length ({worse:+0.00;-0.00} nats).");
        })));
        _stage.Show(
            "lesson10-twice-as-far.png",
            new LineChart(
                "Loss by place in the text",
                [.. Enumerable.Range(0, 2 * Trainee.Length / Bin).Select(i => (i + 0.5) * Bin)],
                [.. _models.Zip(losses, (model, loss) => (model.Name, loss.Chunk(Bin).Select(part => part.Average()).ToArray()))])
            {
                XAxis = "place", YAxis = "nats a letter",
            });
    }

    private static double Near(double[] losses) => losses[..Trainee.Length].Average();

    private static double Far(double[] losses) => losses[Trainee.Length..].Average();
}

using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using static System.FormattableString;

namespace Katas.Lesson09.Demos;

/// <summary>
/// Parts 1 to 3: models of about the same size learn the same stories, read twice as far as they were trained, and write.
/// </summary>
internal sealed class ModelsPart
{
    private const int Test = 40;
    private const int Bin = 16;

    private readonly DemoStage _stage;
    private readonly Stories _stories;
    private readonly int _steps;
    private readonly Trainee _gpt;
    private readonly Trainee _llama;
    private readonly Trainee _window;

    public ModelsPart(DemoStage stage, Stories stories, int steps, int seed)
    {
        (_stage, _stories, _steps) = (stage, stories, steps);
        var sizes = new ModelConfig { Vocabulary = stories.Vocabulary, Layers = 4, Width = 64, Heads = 4, Hidden = 176 };
        var gpt = sizes with
        {
            Norm = NormKind.Layer,
            Mlp = MlpKind.GeluTanh,
            Hidden = 256,
            Positions = PositionKind.Learned,
            MaxPositions = 2 * Trainee.Length, // those of the second half are never trained
            AttentionBias = true,
            MlpBias = true,
        };
        _gpt = new Trainee("GPT", gpt, seed);
        _llama = new Trainee("Llama", sizes, seed);
        _window = new Trainee("Llama, window of 32", sizes with { Window = 32 }, seed);
    }

    private Trainee[] All => [_gpt, _llama, _window];

    /// <summary>Trains GPT and Llama, and draws how fast they learn.</summary>
    public void Learn()
    {
        _stage.Heading("1. The same stories, the same steps");
        _stage.Say(Invariant(
            $"Two models of 4 blocks and 64 features read {_stories.Name} letter by letter, {Trainee.Length} letters at a time: ")
            + Invariant($"a GPT (learned positions, LayerNorm, GELU), {_gpt.Parameters:#,0} parameters, and a Llama (rotary ")
            + Invariant($"positions, RMSNorm, SwiGLU), {_llama.Parameters:#,0}. Both take {_steps} steps of the same size."));
        Trainee.TrainAll(_stage, _stories, _steps, _gpt, _llama);
        if (_stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        var (gpt, llama) = (_gpt.Curve, _llama.Curve);
        if (gpt.Length >= 2)
        {
            _stage.Show(
                "lesson09-curves.png",
                new LineChart("Training loss", _gpt.Places, ("GPT", gpt), ("Llama", llama))
                {
                    XAxis = "steps",
                    YAxis = "nats a letter",
                });
        }

        _stage.Say(Speed(gpt, llama));
    }

    /// <summary>Trains a Llama with a window, and lets all three read twice as far as they were trained.</summary>
    public void ReadOn()
    {
        _stage.Heading("2. Twice the length");
        _stage.Say(
            "A third model is the same Llama with a window of 32 letters. All three were trained on pieces of "
            + $"{Trainee.Length} letters. Now each is given held-out pieces of {2 * Trainee.Length}.");
        Trainee.TrainAll(_stage, _stories, _steps, _window);
        if (_stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        var pieces = _stories.Test(Test, (2 * Trainee.Length) + 1);
        double[][] losses = [.. All.Select(model => model.LossByPlace(pieces))];
        Table(losses);
        _stage.Show(
            "lesson09-length.png",
            new LineChart(
                "Held-out loss by place",
                [.. Enumerable.Range(0, losses[0].Length / Bin).Select(bin => (double)(bin * Bin))],
                [.. All.Zip(losses, (model, byPlace) => (model.Name, byPlace.Chunk(Bin).Select(chunk => chunk.Average()).ToArray()))])
            {
                XAxis = "place in the piece (trained up to 127)",
                YAxis = "nats a letter",
                Logarithmic = true,
            });
        Conclude(losses);
    }

    /// <summary>Lets each model continue a story, with what it keeps of the text.</summary>
    public void Write()
    {
        string beginning = _stories.Beginning;
        _stage.Heading("3. What they write");
        foreach (var model in All)
        {
            string text = model.Continue(_stories, beginning, Trainee.Length - beginning.Length);
            _stage.Console.WriteLine($"{model.Name}: {text.ReplaceLineEndings(" ")}");
            _stage.Console.WriteLine();
        }
    }

    private static string Speed(double[] gpt, double[] llama)
    {
        if (gpt.Length == 0)
        {
            return "So few steps say nothing yet.";
        }

        int reached = Array.FindIndex(llama, loss => loss <= gpt[^1]);
        string compared = reached < 0
            ? "The Llama never reached the loss at which the GPT ended."
            : Invariant($"The loss at which the GPT ended after {gpt.Length * 25} steps, the Llama had after {(reached + 1) * 25}.");
        return Invariant($"The last steps: GPT {gpt[^1]:0.00} nats a letter, Llama {llama[^1]:0.00}. {compared}");
    }

    private void Table(double[][] losses)
    {
        var table = new Table()
            .AddColumn("model").AddColumn("parameters").AddColumn("seconds")
            .AddColumn("perplexity, 0 to 127").AddColumn("128 to 255 (never trained)");
        foreach (int column in new[] { 1, 2, 3, 4 })
        {
            table.Columns[column].RightAligned();
        }

        foreach (var (model, byPlace) in All.Zip(losses))
        {
            table.AddRow(
                Markup.Escape(model.Name),
                Invariant($"{model.Parameters:#,0}"),
                Invariant($"{model.Seconds:0}"),
                Invariant($"{Near(byPlace):0.00}"),
                Invariant($"{Far(byPlace):0.00}"));
        }

        _stage.Console.Write(table);
        _stage.Console.WriteLine();
    }

    private void Conclude(double[][] losses)
    {
        _stage.Say(string.Join(' ', All.Zip(losses, (model, byPlace) =>
        {
            double times = Far(byPlace) / Near(byPlace);
            string what = times < 1.1 ? "reads on as if nothing had happened"
                : times < 2 ? "gets somewhat worse"
                : "breaks down";
            return Invariant($"{model.Name} {what}: its perplexity beyond the trained length is {times:0.0} times that within.");
        })));
        if (Far(losses[1]) > 2 * Near(losses[1]) && Far(losses[2]) < 1.1 * Near(losses[2]))
        {
            _stage.Say(
                "Rotary positions have no table that ends; and yet they alone do not carry a model beyond its training: distances and "
                + "angles turn up that it has never seen. A window does: there, no distance is ever new.");
        }
    }

    private static double Near(double[] byPlace) => Math.Exp(byPlace[..Trainee.Length].Average());

    private static double Far(double[] byPlace) => Math.Exp(byPlace[Trainee.Length..].Average());
}

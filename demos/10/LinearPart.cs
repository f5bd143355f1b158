using Katas.Lesson09;
using Katas.Lesson09.Demos;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using static System.FormattableString;

namespace Katas.Lesson10.Demos;

/// <summary>Part 4: the model of part 2 once more, with linear attention in the place of softmax.</summary>
internal sealed class LinearPart(DemoStage stage, Stories stories, int steps, int seed, Trainee softmax)
{
    private const int Test = 80;
    private const string Beginning = "In a quiet mill by the sea lived Zoe, ";

    public void Run()
    {
        stage.Heading("4. Without softmax");
        stage.Say(
            Invariant($"How much of a story does linear attention lose? The model with RoPE once more: the same first {softmax.Parameters:#,0} numbers, the ")
            + Invariant($"same pieces, the same {steps} steps; only its heads mix by linear attention."));
        using var memory = new LinearMemory();
        var linear = new Trainee("linear attention", softmax.Model.Config, seed, memory.AtOnce);
        Trainee.TrainAll(stage, stories, steps, linear);
        if (stage.Cancelled.IsCancellationRequested || linear.Curve.Length < 2)
        {
            return;
        }

        stage.Show(
            "lesson10-linear.png",
            new LineChart("Training loss", linear.Places, ("softmax", softmax.Curve), (linear.Name, linear.Curve))
            {
                XAxis = "step", YAxis = "nats a letter",
            });
        Compare(linear);
        Write(linear, memory);
    }

    private void Compare(Trainee linear)
    {
        var pieces = stories.Test(Test, Trainee.Length + 1);
        double[] losses = [.. new[] { softmax, linear }.Select(model => model.LossByPlace(pieces).Average())];
        var table = new Table().AddColumn("attention").AddColumn("training loss, last 25 steps").AddColumn("held-out loss").AddColumn("perplexity");
        table.AddRow("softmax", Invariant($"{softmax.Curve[^1]:0.00}"), Invariant($"{losses[0]:0.00}"), Invariant($"{Math.Exp(losses[0]):0.00}"));
        table.AddRow("linear", Invariant($"{linear.Curve[^1]:0.00}"), Invariant($"{losses[1]:0.00}"), Invariant($"{Math.Exp(losses[1]):0.00}"));
        stage.Console.Write(table);
        stage.Console.WriteLine();
        double lost = losses[1] - losses[0];
        stage.Say(lost > 0.02
            ? Invariant($"Without softmax, a held-out letter costs {lost:0.00} nats more after the same steps: of the letters that could come next, the ")
                + Invariant($"model hesitates between {Math.Exp(losses[1]):0.0}, and with softmax between {Math.Exp(losses[0]):0.0}.")
            : Invariant($"Without softmax, a held-out letter costs {lost:+0.00;-0.00} nats: in this run, linear attention loses nothing to speak of."));
    }

    private void Write(Trainee linear, LinearMemory memory)
    {
        int count = Trainee.Length - Beginning.Length;
        Say("softmax", softmax.Continue(stories, Beginning, count));
        Say(linear.Name, linear.Continue(stories, Beginning, count, memory.TokenByToken));
        stage.Say(
            Invariant($"While it wrote, linear attention knew of the letters before what is in {memory.Bytes:#,0} bytes of states, after the ")
            + "first letter as after the last. "
            + Invariant($"With softmax, keys and values took {CacheCost.Bytes(softmax.Model.Config, Trainee.Length - 1, 4):#,0} bytes ")
            + "at the end, and would go on growing.");
    }

    private void Say(string name, string text)
    {
        stage.Console.WriteLine($"{name}: {text.ReplaceLineEndings(" ")}");
        stage.Console.WriteLine();
    }
}

using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>
/// Part 4: a stack of twelve blocks, post-norm against pre-norm: its gradients, and whether it learns.
/// </summary>
internal sealed class DepthPart(DemoStage stage)
{
    private const int Depth = 12;
    private const int WordLength = 6;
    private const int Steps = 100;
    private const int FirstSteps = 20;
    private const double Rate = 3e-3;

    public void Run()
    {
        stage.Heading($"4. {Depth} blocks deep: the gradient, and what can be learned");
        stage.Say(
            "Two stacks that start from the same weights, one post-norm, one pre-norm with a norm at its end. They "
            + $"read a random word of {WordLength} letters, written twice, and learn to guess the letters of the "
            + $"second writing: with Adam, at a rate of {Rate} from the first step on. How large is the gradient when "
            + $"it arrives at each block, before training and after {FirstSteps} steps?");

        var post = Learn(NormPlacement.Post);
        var pre = Learn(NormPlacement.Pre);
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        ShowGradients(post, pre);
        ShowLosses(post.Losses, pre.Losses);
    }

    private void ShowGradients(Course post, Course pre)
    {
        double[] all = [.. post.Fresh, .. post.Later, .. pre.Fresh, .. pre.Later];
        var range = (all.Min(), all.Max());
        stage.Show(
            "lesson04-gradients.png",
            Chart("Gradient that arrives at each block: fresh", post.Fresh, pre.Fresh) with { FixedRange = range },
            Chart($"Gradient that arrives at each block: {FirstSteps} steps later", post.Later, pre.Later) with
            {
                FixedRange = range,
            });
        stage.Say(
            "Read it from right to left, the way the gradient goes. In the fresh post-norm stack, what arrives at block "
            + $"1 has {Change(post.Fresh)} its size at block {Depth}; in the pre-norm stack, {Change(pre.Fresh)}.");
        stage.Say(
            $"{FirstSteps} steps later, what arrives at block 1 of the post-norm stack has {Change(post.Later)} its size at "
            + $"block {Depth}: two norms a block are in the way, and each divides the gradient by the size of the sum "
            + $"that it normalises. In the pre-norm stack it has {Change(pre.Later)} that size: it goes straight along the "
            + "sums, where nothing divides it.");
    }

    private void ShowLosses(double[] post, double[] pre)
    {
        stage.Show(
            "lesson04-depth.png",
            new LineChart(
                $"Loss of {Depth} blocks, without warm-up",
                [.. Enumerable.Range(0, post.Length).Select(step => (double)step)],
                ("post-norm", post),
                ("pre-norm", pre))
            {
                XAxis = "training step",
                YAxis = "loss in nats",
            });
        stage.Say(
            $"Guessing blindly among {RepeatTask.Letters} letters costs ln {RepeatTask.Letters} = "
            + $"{Math.Log(RepeatTask.Letters):0.00}. The post-norm stack ends at {post[^1]:0.00}, the pre-norm "
            + $"one at {pre[^1]:0.00}. Post-norm wants a rate that begins near 0 and rises "
            + "slowly: that is the warm-up of the first paper, and lesson 08 builds it. (Xiong et al. 2020 work out "
            + "why.)");
    }

    private static LineChart Chart(string title, double[] post, double[] pre) => new(
        title, [.. Enumerable.Range(1, Depth).Select(block => (double)block)], ("post-norm", post), ("pre-norm", pre))
    {
        XAxis = $"block; the input is left of 1, the loss right of {Depth}",
        YAxis = "size of the gradient",
        Logarithmic = true,
    };

    /// <summary>What happens to a gradient on its way from the last block to the first.</summary>
    private static string Change(double[] arriving)
    {
        double factor = arriving[0] / arriving[^1];
        return factor >= 0.5 ? $"{factor:0.0} times" : $"1/{1 / factor:0} of";
    }

    private Course Learn(NormPlacement norm)
    {
        using var task = new RepeatTask(seed: 7, WordLength, WordLength);
        using var sampleTask = new RepeatTask(seed: 5, WordLength, WordLength);
        using var model = new TinyModel(Depth, norm, seed: 6);
        var sample = sampleTask.Draw(64);
        var losses = new List<double>();
        double[] later = [];
        double[] fresh = Arriving(model, sample);
        string name = norm == NormPlacement.Post ? "post-norm" : "pre-norm ";
        Training.Run(stage, name, model, task, Steps, batch: 16, Rate, (step, loss) =>
        {
            losses.Add(loss);
            if (step == FirstSteps)
            {
                later = Arriving(model, sample);
            }
        });
        return new Course([.. losses], fresh, later);
    }

    /// <summary>The size of the loss's gradient with respect to what goes into each block.</summary>
    private static double[] Arriving(TinyModel model, Tensor sample)
    {
        using var scope = NewDisposeScope();
        var trace = model.call(sample);
        var gradients = autograd.grad([RepeatTask.Loss(trace.Logits, sample)], [.. trace.States.Take(Depth)]);
        return [.. gradients.Select(gradient => gradient.norm().ToDouble())];
    }

    /// <summary>How a stack fared: its losses, and the gradients before training and some steps later.</summary>
    private sealed record Course(double[] Losses, double[] Fresh, double[] Later);
}

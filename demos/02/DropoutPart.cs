using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Demos;

/// <summary>Part 4: what dropout does to weights, in eval mode and in training.</summary>
internal sealed class DropoutPart(DemoStage stage)
{
    private const double Probability = 0.3;
    private const int Draws = 2000;

    private static readonly string[] Tokens = ["we", "all", "like", "to", "read"];

    public void Run()
    {
        stage.Heading("4. Dropout on the weights");
        stage.Say(
            $"Dropout {Probability}: while training, about three weights of ten are missing at each step, and the rest "
            + $"are divided by {1 - Probability}. In eval all are there, as they are.");

        using var generator = new Generator(4);
        var weights = nn.functional.softmax(randn([5, 5], generator: generator) * 0.7, -1); // [query, key]
        Tensor[] steps = [];
        Tensor mean = weights;
        WithOwnDraws(() =>
        {
            steps =
            [
                WeightDropout.Apply(weights, Probability, training: false),
                WeightDropout.Apply(weights, Probability, training: true),
                WeightDropout.Apply(weights, Probability, training: true),
            ];
            var many = weights.expand(Draws, 5, 5); // [query, key] → [draw, query, key]
            mean = WeightDropout.Apply(many, Probability, training: true).mean([0L]); // → [query, key]
        });
        double largest = stack([.. steps, mean]).max().ToDouble(); // what is divided may come out above 1
        var range = new HeatmapRange(0, Math.Max(1, largest));
        stage.ShowRow(
            [
                Map(steps[0], "eval", range),
                Map(steps[1], "training, step 1", range),
                Map(steps[2], "training, step 2", range),
                Map(mean, $"mean of {Draws:#,0} steps", range),
            ],
            "lesson02-dropout.png");
        stage.Say(
            "A row in training no longer adds up to 1, and a single weight may even be above it: the largest here is "
            + $"{largest:0.00}. Over {Draws:#,0} steps, no weight's mean is further than "
            + $"{(mean - weights).abs().max().ToDouble():0.000} from where it was: that is what the division is for.");
    }

    /// <summary>Dropout draws from torch's one generator: it gets a seed here, and its state back afterwards.</summary>
    private static void WithOwnDraws(Action action)
    {
        using var before = random.get_rng_state();
        manual_seed(5);
        action();
        random.set_rng_state(before);
    }

    private static Heatmap Map(Tensor weights, string title, HeatmapRange range) =>
        Heatmap.FromTensor(weights, Tokens, Tokens, title, range: range);
}

using Katas.Toolkit;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>Trains a small model with a progress bar, until it is done or the learner presses Ctrl-C.</summary>
internal static class Training
{
    /// <summary>Takes a number of steps.</summary>
    /// <param name="stage">Where the bar is drawn.</param>
    /// <param name="what">The bar's text.</param>
    /// <param name="model">What learns.</param>
    /// <param name="task">What it learns.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="batch">Words per step.</param>
    /// <param name="rate">The learning rate, the same from the first step to the last: no warm-up.</param>
    /// <param name="onStep">Receives each step's number and loss, before the step.</param>
    public static void Run(
        DemoStage stage,
        string what,
        TinyModel model,
        RepeatTask task,
        int steps,
        int batch,
        double rate,
        Action<int, double> onStep)
    {
        using var optimizer = optim.Adam(model.parameters(), lr: rate);
        stage.Console.Progress().Start(progress =>
        {
            var bar = progress.AddTask(what, maxValue: steps);
            for (int step = 0; step <= steps && !stage.Cancelled.IsCancellationRequested; step++)
            {
                using var scope = NewDisposeScope();
                var words = task.Draw(batch); // [batch, 2 · word]
                var loss = RepeatTask.Loss(model.call(words).Logits, words);
                onStep(step, loss.ToDouble());
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                bar.Increment(1);
            }
        });
    }
}

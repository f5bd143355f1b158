using Katas.Lesson08;
using Katas.Lesson09;
using Katas.Lesson09.Demos;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12.Demos;

/// <summary>A small Llama that reads stories, and writes.</summary>
internal sealed class Reader
{
    private const int MostWords = 12; // of an answer

    private readonly Library _library;

    public Reader(Library library, int seed)
    {
        _library = library;
        Model = new TransformerModel(KnownModels.Llama with
        {
            Vocabulary = library.Vocabulary, Layers = 3, Width = 96, Heads = 6, Hidden = 256, Tied = true,
        });
        FirstWeights.DrawTied(Model, seed);
    }

    /// <summary>The model.</summary>
    public TransformerModel Model { get; }

    /// <summary>The number of its parameters, adapters included.</summary>
    public long Parameters => Model.parameters().Sum(parameter => parameter.numel());

    /// <summary>Trains whatever trains, with a rate that rises for a while and then falls to a tenth.</summary>
    /// <param name="batches">What is learned from in each step.</param>
    /// <param name="rate">The greatest rate.</param>
    /// <param name="cancelled">Ends it early.</param>
    /// <param name="report">Called after each step with the loss.</param>
    public void Train(IReadOnlyList<PackedBatch> batches, double rate, CancellationToken cancelled, Action<double> report)
    {
        using var optimizer = optim.AdamW(
            Model.parameters().Where(parameter => parameter.requires_grad), rate, 0.9, 0.95, weight_decay: 0.01);
        var schedule = LearningRateSchedule.Cosine(rate, Math.Max(1, batches.Count / 20), batches.Count + 1, rate / 10);
        for (int step = 1; step <= batches.Count && !cancelled.IsCancellationRequested; step++)
        {
            using var scope = NewDisposeScope();
            var loss = AnswerLoss.Of(Model.call(batches[step - 1].Input).Logits!, batches[step - 1].Labels);
            optimizer.zero_grad();
            loss.backward();
            Gradients.Clip(Model, 1, step);
            foreach (var group in optimizer.ParamGroups)
            {
                group.LearningRate = schedule.At(step);
            }

            optimizer.step();
            report(loss.ToDouble());
        }
    }

    /// <summary>The answer to a question: the likeliest word, one after the other, up to the end.</summary>
    public string Answer(InstructionFormat format, Asked asked) =>
        _library.Decode(LikeliestTokens.Write(Model, format.Prompt(asked.Values), MostWords, Vocabulary.EndId));

    /// <summary>The perplexity of stories.</summary>
    public double Perplexity(IReadOnlyList<PackedBatch> batches)
    {
        using var noGradient = no_grad();
        return Math.Exp(batches.Average(batch =>
        {
            using var scope = NewDisposeScope();
            return AnswerLoss.Of(Model.call(batch.Input).Logits!, batch.Labels).ToDouble();
        }));
    }
}

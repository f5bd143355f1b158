using Katas.Lesson08;
using Katas.Lesson09;
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
        Draw(Model, seed);
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
    public string Answer(InstructionFormat format, Asked asked)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        List<long> written = [];
        long[] next = [.. format.Prompt(asked.Values)];
        Past? past = null;
        while (written.Count < MostWords)
        {
            using var step = NewDisposeScope();
            var output = Model.call(new ModelInput(tensor(next).unsqueeze(0)) { Past = past });
            past?.Dispose();
            past = output.Past.MoveToOuterDisposeScope();
            long word = output.Logits![0, -1].argmax().ToInt64();
            if (word == Vocabulary.EndId)
            {
                break;
            }

            written.Add(word);
            next = [word];
        }

        return _library.Decode(written);
    }

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

    // Matrices that roughly keep the size of a vector. The table of vectors is the head, too, so its rows are short.
    private static void Draw(TransformerModel model, int seed)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var generator = new Generator((ulong)seed);
        foreach (var (name, parameter) in model.named_parameters().Where(each => each.parameter.dim() == 2))
        {
            double spread = name == "tokens.weight" ? 1 / Math.Sqrt(parameter.size(1)) : 0.7 / Math.Sqrt(parameter.size(1));
            parameter.copy_(randn(parameter.shape, generator: generator) * spread);
        }
    }
}

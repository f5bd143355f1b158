using Katas.Lesson08;
using Katas.Lesson09;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13.Demos;

/// <summary>A model of lesson 09 that learns the made language from texts that it never sees twice.</summary>
internal sealed class Trainee : IDisposable
{
    private const int Test = 2048;

    private readonly MadeLanguage _language;
    private readonly int _seed;

    /// <summary>Makes a model.</summary>
    /// <param name="language">What it learns.</param>
    /// <param name="config">Its sizes.</param>
    /// <param name="seed">What its first weights and its texts follow from.</param>
    /// <param name="prepare">Done to the model before its weights are drawn.</param>
    public Trainee(MadeLanguage language, ModelConfig config, int seed, Action<TransformerModel>? prepare = null)
    {
        (_language, _seed) = (language, seed);
        Model = new TransformerModel(config);
        prepare?.Invoke(Model);
        Weights = TrainingCost.Weights(config);
        Draw();
    }

    /// <summary>The model.</summary>
    public TransformerModel Model { get; }

    /// <summary>The weights that a token is multiplied by, N, as the configuration has them.</summary>
    public long Weights { get; }

    /// <summary>A GPT of one block.</summary>
    /// <param name="width">Features of a token.</param>
    public static ModelConfig Gpt(int width) => KnownModels.Gpt2 with
    {
        Vocabulary = MadeLanguage.Vocabulary,
        Layers = 1,
        Width = width,
        Heads = Math.Max(1, width / 16),
        Hidden = 4 * width,
        MaxPositions = MadeLanguage.Length,
        AttentionBias = false,
        MlpBias = false,
        NormBias = false,
        Tied = false,
    };

    /// <summary>Trains it.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <param name="batch">The texts of a step.</param>
    /// <param name="rate">The highest learning rate.</param>
    /// <param name="cancelled">Ends it early.</param>
    /// <param name="besides">A loss to be added at each step.</param>
    public void Train(int steps, int batch, double rate, CancellationToken cancelled, Func<Tensor>? besides = null)
    {
        var random = new Random(_seed + 1);
        using var adam = new Adam(Model, new AdamOptions { Beta1 = 0.9, Beta2 = 0.95 });
        var schedule = LearningRateSchedule.Cosine(rate, Math.Max(1, steps / 20), steps + 1, rate / 10);
        for (int step = 1; step <= steps && !cancelled.IsCancellationRequested; step++)
        {
            using var scope = NewDisposeScope();
            var loss = Loss(_language.Texts(random, batch));
            if (besides is not null)
            {
                loss = loss + besides();
            }

            adam.ZeroGradients();
            loss.backward();
            adam.Step(schedule.At(step));
        }
    }

    /// <summary>The mean loss on texts that no model is trained on, in nats a token.</summary>
    public double HeldOut()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var texts = _language.Texts(new Random(123_456_789), Test);
        return texts.split(256).Average(part =>
        {
            using var inner = NewDisposeScope();
            return Loss(part).ToDouble();
        });
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    private Tensor Loss(Tensor texts)
    {
        var logits = Model.call(new ModelInput(texts[.., ..^1])).Logits!; // [batch, length, vocabulary]
        return nn.functional.cross_entropy(logits.flatten(0, 1), texts[.., 1..].flatten());
    }

    // Tokens as long as they come, positions half of that, matrices that make vectors a little shorter.
    private void Draw()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var generator = new Generator((ulong)_seed);
        foreach (var (name, parameter) in Model.named_parameters().Where(pair => pair.parameter.dim() == 2))
        {
            double spread = name switch
            {
                "tokens.weight" => 1,
                "positions.weight" => 0.5,
                _ => 0.7 / Math.Sqrt(parameter.size(1)),
            };
            parameter.copy_(randn(parameter.shape, generator: generator) * spread);
        }
    }
}

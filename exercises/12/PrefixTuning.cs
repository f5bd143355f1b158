using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>
/// A frozen model in which every block finds a few learned keys and values, as if they came from earlier tokens. Li and
/// Liang 2021, "Prefix-Tuning", section 4; without the network that makes them, as in Liu et al. 2021, "P-Tuning v2".
/// </summary>
public sealed class PrefixTuning : nn.Module<ModelInput, ModelOutput>
{
    private readonly TransformerModel model;
    private readonly Parameter prefix; // [layers, 2, key heads, count, head size]: keys, then values

    /// <summary>Freezes the model, and makes a prefix of small random numbers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="count">The number of keys and values in each block; 0 changes nothing.</param>
    /// <param name="spread">The standard deviation of the numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PrefixTuning(TransformerModel model, long count, double spread = 0.02)
        : base(nameof(PrefixTuning))
    {
        Guard.AtLeast(count, 0);
        Guard.Positive(spread);

        this.model = model;
        Freezing.TrainOnly(model, _ => false);
        var config = model.Config;
        long[] shape = [config.Layers, 2, config.KeyHeads, count, config.HeadSize];
        prefix = new Parameter(randn(shape) * spread);
        RegisterComponents();
    }

    /// <summary>The number of keys and values in each block.</summary>
    public long Count => prefix.size(3);

    /// <summary>Reads the text behind the prefix.</summary>
    /// <param name="input">The text, and whatever else there is to say about it.</param>
    /// <returns>What the model gives, with as many rows as there are tokens.</returns>
    public override ModelOutput forward(ModelInput input) => model.call(InFront(input));

    /// <summary>
    /// The input with the prefix as its past, the same for each text of the batch. The mask gets room for it;
    /// positions that the caller says are those in the text, and move by the prefix's length. Where there is a past,
    /// the prefix is in it already: it stays, but mask and positions still move.
    /// </summary>
    /// <param name="input">The text, and whatever else there is to say about it.</param>
    /// <returns>The same, as the model is to read it.</returns>
    /// <exception cref="ArgumentException">The mask is not one of tokens.</exception>
    [KataTask("12.8")]
    public ModelInput InFront(ModelInput input)
    {
        Guard.PaddingMask(input.Mask);

        throw new NotImplementedException("Task 12.8: a prefix as a past");
    }
}

using Katas.Lesson08;
using Katas.Lesson12;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Capstone2;

/// <summary>Lesson 12's packed rows as what lesson 08's loop takes: the same batches for the same epoch, whenever it is asked.</summary>
/// <param name="examples">What is learned from; what is longer than a row is left out.</param>
/// <param name="length">The words of a row.</param>
/// <param name="seed">What the orders follow from; null for the order of the list.</param>
internal sealed class PackedData(IReadOnlyList<InstructionExample> examples, int length, int? seed = null) : IBatchSource<Rows>
{
    /// <summary>The words of a batch.</summary>
    public const int Words = 1792;

    /// <inheritdoc/>
    public IEnumerable<Rows> Epoch(int epoch, int skip = 0)
    {
        InstructionExample[] order = [.. examples];
        if (seed is { } start)
        {
            new Random(unchecked((start * 1_000_003) + epoch)).Shuffle(order);
        }

        return Packing.Rows(order, length).Rows.Chunk(Words / length).Skip(skip).Select(Batch);
    }

    private Rows Batch(IReadOnlyList<InstructionExample>[] examples)
    {
        using var scope = NewDisposeScope();
        var batch = Packing.Batch(examples, length, Vocabulary.PaddingId);
        return new Rows(batch with
        {
            Ids = batch.Ids.MoveToOuterDisposeScope(),
            Labels = batch.Labels.MoveToOuterDisposeScope(),
            Positions = batch.Positions.MoveToOuterDisposeScope(),
            Mask = batch.Mask.MoveToOuterDisposeScope(),
        });
    }
}

/// <summary>A batch of packed rows, which its owner disposes.</summary>
/// <param name="Packed">The rows.</param>
internal sealed record Rows(PackedBatch Packed) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var each in new[] { Packed.Ids, Packed.Labels, Packed.Positions, Packed.Mask })
        {
            each.Dispose();
        }
    }
}

/// <summary>
/// The model as something to train. Lesson 12's labels are those of each token itself, and what lesson 08 asks for is what comes next.
/// </summary>
/// <param name="llama">The model.</param>
internal sealed class LlamaTraining(Llama llama) : ITrainable<Rows>
{
    /// <inheritdoc/>
    public nn.Module Module => llama.Model;

    /// <inheritdoc/>
    public long PaddingId => InstructionExample.Ignored;

    /// <inheritdoc/>
    public Tensor Labels(Rows batch) => batch.Packed.Labels[.., 1..]; // [rows, length] → [rows, length - 1]

    /// <inheritdoc/>
    public Tensor Logits(Rows batch) => llama.Logits(batch.Packed.Input)[.., ..^1]; // [rows, length - 1, vocabulary]
}

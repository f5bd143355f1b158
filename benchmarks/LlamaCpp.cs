using System.Numerics.Tensors;
using LLama;
using LLama.Common;
using LLama.Native;

namespace Katas.Benchmarks;

/// <summary>llama.cpp, by LLamaSharp: a model in GGUF, as its numbers are stored.</summary>
internal sealed class LlamaCpp : IDisposable
{
    private readonly LLamaWeights _weights;
    private readonly ModelParams _options;

    /// <summary>Loads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="context">How many tokens a text has at most.</param>
    /// <param name="threads">How many threads compute.</param>
    public LlamaCpp(string path, int context, int threads)
    {
        NativeLibraryConfig.All.WithLogCallback((_, _) => { });
        _options = new ModelParams(path)
        {
            ContextSize = (uint)context,
            Threads = threads,
            BatchThreads = threads,
            GpuLayerCount = 0,
        };
        _weights = LLamaWeights.LoadFromFile(_options);
    }

    /// <summary>Writes on, the likeliest token each time, as long as it is asked.</summary>
    /// <param name="ids">The beginning.</param>
    public IEnumerable<long> Write(IReadOnlyList<long> ids)
    {
        using var context = _weights.CreateContext(_options);
        var batch = new LLamaBatch();
        for (int i = 0; i < ids.Count; i++)
        {
            batch.Add((int)ids[i], i, LLamaSeqId.Zero, logits: i == ids.Count - 1);
        }

        for (int read = ids.Count; ; read++)
        {
            if (context.Decode(batch) is not DecodeResult.Ok)
            {
                throw new InvalidOperationException("llama.cpp could not go on.");
            }

            int chosen = TensorPrimitives.IndexOfMax<float>(context.NativeHandle.GetLogitsIth(batch.TokenCount - 1));
            yield return chosen;
            batch.Clear();
            batch.Add(chosen, read, LLamaSeqId.Zero, logits: true);
        }
    }

    /// <summary>What it would write behind each token of a text.</summary>
    /// <param name="ids">The text.</param>
    public IReadOnlyList<long> Choices(IReadOnlyList<long> ids)
    {
        using var context = _weights.CreateContext(_options);
        var batch = new LLamaBatch();
        for (int i = 0; i < ids.Count; i++)
        {
            batch.Add((int)ids[i], i, LLamaSeqId.Zero, logits: true);
        }

        return context.Decode(batch) is DecodeResult.Ok
            ? [.. Enumerable.Range(0, ids.Count).Select(i => (long)TensorPrimitives.IndexOfMax<float>(context.NativeHandle.GetLogitsIth(i)))]
            : throw new InvalidOperationException("llama.cpp could not go on.");
    }

    public void Dispose() => _weights.Dispose();
}

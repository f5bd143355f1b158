using System.Collections.Concurrent;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Running;

namespace Katas.Checker.Verifying;

/// <summary>
/// The author's gate: proves that the book's stubs fail, its solutions and alternatives pass without a finding, and
/// every mistake fails a test of its task and is the one that the report names. It works on as many pieces of the book at
/// a time as there are processors, each with a child of its own. What it has proved of the same files before, it remembers.
/// </summary>
internal sealed class Verifier(Workbook book, HostLimits limits)
{
    private readonly LessonCompiler compiler = new(book);
    private readonly ProofMemory memory = new(book);

    /// <summary>Proves lessons, telling of each thing as it is done.</summary>
    /// <param name="lessons">The lessons.</param>
    /// <param name="shard">Which part of them.</param>
    /// <param name="all">Whether what is remembered is proved again.</param>
    /// <param name="onProof">Called with each proof.</param>
    /// <param name="cancelled">Ctrl-C. What was proved until then is remembered.</param>
    /// <returns>What was proved, in the order of the book.</returns>
    public async Task<Proofs> Prove(
        IReadOnlyList<Lesson> lessons, Shard shard, bool all, Action<Proof> onProof, CancellationToken cancelled)
    {
        var pieces = shard.Take([.. lessons.SelectMany(new LessonPieces(book).Split)]);
        var keys = new ProofKeys(book, limits, BuiltSolutions.OfThisChecker);
        string?[] keyOf = [.. pieces.Select(keys.Compute)];
        var known = pieces.Zip(keyOf, (piece, key) => all || key is null ? null : memory.Recall(piece.Name, key)).ToArray();
        IReadOnlyList<Proof>[] proofs = [.. known.Select(remembered => remembered ?? [])];
        proofs.SelectMany(some => some).ToList().ForEach(onProof);

        // The large ones first: at the end nobody waits long for the last one.
        var waiting = new ConcurrentQueue<int>(
            Enumerable.Range(0, pieces.Count).Where(i => known[i] is null).OrderByDescending(i => pieces[i].Weight));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled);

        async Task Work()
        {
            using var checker = new LessonChecker(compiler, limits);
            try
            {
                while (waiting.TryDequeue(out int i))
                {
                    proofs[i] = await pieces[i].Prove(checker, stop.Token);
                    proofs[i].ToList().ForEach(onProof);
                    Keep(pieces[i], keyOf[i], proofs[i], keys);
                }
            }
            catch
            {
                await stop.CancelAsync(); // what the others prove now, nobody hears
                throw;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(Environment.ProcessorCount, waiting.Count)).Select(_ => Task.Run(Work, stop.Token)));
        return new Proofs([.. proofs.SelectMany(some => some)], known.Sum(remembered => remembered?.Count ?? 0), memory.Trouble);
    }

    /// <summary>Remembers what holds, unless files changed meanwhile: it is then not known of which it holds.</summary>
    private void Keep(Piece piece, string? key, IReadOnlyList<Proof> proofs, ProofKeys keys)
    {
        if (key is null)
        {
            return;
        }

        if (proofs.Count > 0 && proofs.All(proof => proof.Holds) && keys.AreCurrent())
        {
            memory.Remember(piece.Name, key, proofs);
        }
        else
        {
            memory.Forget(piece.Name);
        }
    }
}

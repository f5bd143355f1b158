using System.Collections.Concurrent;
using System.Diagnostics;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Running;

namespace Katas.Checker.Verifying;

/// <summary>
/// The author's gate: proves that the book's stubs fail, its solutions and alternatives pass without a finding, every
/// mistake fails a test of its task and is the one that the report names, and unseen answers hear what helps. It works on as
/// many pieces of the book at a time as there are processors, each with a child of its own. What it has proved of the same
/// files before, it remembers.
/// </summary>
internal sealed class Verifier(Workbook book, HostLimits limits)
{
    // One compilation for each worker: there are as many as processors.
    private readonly LessonCompiler compiler = new(book, isAlone: false);
    private readonly ProofMemory memory = new(book);
    private readonly PieceTimes times = new(book);

    /// <summary>Proves lessons, telling of each thing as it is done.</summary>
    /// <param name="lessons">The lessons.</param>
    /// <param name="shard">Which part of them.</param>
    /// <param name="all">Whether what is remembered is proved again.</param>
    /// <param name="onProof">Called with each proof.</param>
    /// <param name="cancelled">Ctrl-C. What was proved until then is remembered.</param>
    /// <param name="which">Of which pieces; null for all.</param>
    /// <returns>What was proved, in the order of the book.</returns>
    public async Task<Proofs> Prove(
        IReadOnlyList<Lesson> lessons,
        Shard shard,
        bool all,
        Action<Proof> onProof,
        CancellationToken cancelled,
        Func<Piece, bool>? which = null)
    {
        var pieces = shard.Take([.. lessons.SelectMany(new LessonPieces(book).Split).Where(piece => which?.Invoke(piece) != false)]);
        var keys = new ProofKeys(book, limits, BuiltSolutions.OfThisChecker);
        var keyOf = pieces.ToDictionary(piece => piece.Name, keys.Compute);
        var proofs = new ConcurrentDictionary<string, IReadOnlyList<Proof>>();
        foreach (var piece in pieces)
        {
            if (!all && keyOf[piece.Name] is { } key && memory.Recall(piece.Name, key) is { } remembered)
            {
                proofs[piece.Name] = remembered;
                remembered.ToList().ForEach(onProof);
            }
        }

        int rememberedProofs = proofs.Values.Sum(some => some.Count);
        var schedule = new Schedule(pieces.Where(piece => !proofs.ContainsKey(piece.Name)), times);
        var known = new KnownRuns();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled);

        async Task Work()
        {
            using var checker = new LessonChecker(compiler, limits, known, new RuleFinder(compiler, isStrict: true));
            try
            {
                while (schedule.Take() is { } piece)
                {
                    long start = Stopwatch.GetTimestamp();
                    proofs[piece.Name] = await piece.Prove(checker, stop.Token);
                    times.Note(piece.Name, Stopwatch.GetElapsedTime(start));
                    proofs[piece.Name].ToList().ForEach(onProof);
                    Keep(piece, keyOf[piece.Name], proofs[piece.Name], keys);
                }
            }
            catch
            {
                await stop.CancelAsync(); // what the others prove now, nobody hears
                throw;
            }
        }

        try
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(Environment.ProcessorCount, schedule.Count)).Select(_ => Task.Run(Work, stop.Token)));
        }
        finally
        {
            times.Save();
        }

        return new Proofs([.. pieces.SelectMany(piece => proofs[piece.Name])], rememberedProofs, memory.Trouble);
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

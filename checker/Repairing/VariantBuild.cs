using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Repairing;

/// <summary>An assembly with many changes of the code in it, each behind a switch.</summary>
/// <param name="Compiled">The assembly.</param>
/// <param name="Changes">The changes that compile, by their numbers.</param>
internal sealed record VariantBuild(Compiled Compiled, IReadOnlyDictionary<int, Edit> Changes)
{
    private const int Rounds = 4;
    private const int Fewest = 4; // a batch of so few that does not compile is given up

    private static readonly SyntaxTree Switch = SourceTrees.Parse(VariantSwitch.Code, "");

    /// <summary>Compiles changes; those that do not compile are left out.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="name">The assembly's name.</param>
    /// <param name="code">The guarded code, and what it was compiled into.</param>
    /// <param name="others">The files that do not change.</param>
    /// <param name="changes">The changes, by their numbers.</param>
    /// <param name="stop">Nobody wants to know any more.</param>
    /// <returns>Usually one; more where an error could not be put down to a change.</returns>
    public static IEnumerable<VariantBuild> Compile(
        LessonCompiler compiler,
        string name,
        Compilation code,
        IReadOnlyList<SyntaxTree> others,
        IReadOnlyDictionary<int, Edit> changes,
        CancellationToken stop)
    {
        var files = changes.Values.Select(edit => edit.Tree).Distinct().ToList();
        var left = changes.ToDictionary();
        for (int round = 0; round < Rounds && (left.Count > 0 || changes.Count == 0); round++)
        {
            var combined = files.ConvertAll(file => Schemata.Combine(
                file, code.GetSemanticModel(file), left.Where(change => change.Value.Tree == file).Select(change => (change.Key, change.Value.Parts))));
            var compiled = compiler.Compile(name, [Switch, .. combined, .. others.Where(file => !files.Contains(file))], stop);
            if (compiled.Succeeded)
            {
                return [new VariantBuild(compiled, left)];
            }

            bool isPlaced = false;
            foreach (var error in compiled.Errors)
            {
                if (error.Location.SourceTree is { } tree && combined.Contains(tree)
                    && Schemata.ChangeAt(tree, error.Location.SourceSpan.Start) is { } change)
                {
                    left.Remove(change);
                    isPlaced = true;
                }
            }

            if (compiled.Errors.Any(error => error.Location.SourceTree is not { } tree || !combined.Contains(tree)))
            {
                return []; // it is none of the changes
            }

            if (!isPlaced)
            {
                break;
            }
        }

        if (left.Count <= Fewest)
        {
            return [];
        }

        var halves = left.OrderBy(change => change.Key).Chunk((left.Count + 1) / 2);
        return halves.SelectMany(half => Compile(compiler, name, code, others, half.ToDictionary(), stop));
    }
}

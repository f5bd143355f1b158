using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling;

/// <summary>
/// The part of a lesson that the tests of a task can reach; it compiles in a fraction of the time. C# runs no method whose name does not
/// occur somewhere: what none of the needed code mentions is not needed, either. Names alone decide, so that more may be kept than is
/// needed, never less.
/// </summary>
internal static class TaskSlice
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileParts> Known = [];

    /// <summary>The needed files, each without the methods that are not needed; the rest stays on its lines.</summary>
    /// <param name="files">The lesson's files, its tests and its probes.</param>
    /// <param name="taskId">The task.</param>
    public static IReadOnlyList<SyntaxTree> Cut(IReadOnlyList<SyntaxTree> files, string taskId) => Cut(files, [taskId]);

    /// <summary>The same for several tasks at once.</summary>
    /// <param name="files">The lesson's files, its tests and its probes.</param>
    /// <param name="taskIds">The tasks.</param>
    public static IReadOnlyList<SyntaxTree> Cut(IReadOnlyList<SyntaxTree> files, IReadOnlyCollection<string> taskIds) =>
        [.. Needed(files, taskIds).Select(needed => needed.File.Without(needed.Methods))];

    /// <summary>The same as path and tokens of each file: what the compiler sees. Nothing is parsed.</summary>
    /// <param name="files">The lesson's files, its tests and its probes, and whatever else these may reach.</param>
    /// <param name="taskIds">The tasks.</param>
    /// <param name="mentioning">Files that are not part of it, whose names count as mentioned.</param>
    public static IReadOnlyList<(string Path, string Tokens)> Tokens(
        IReadOnlyList<SyntaxTree> files, IReadOnlyCollection<string> taskIds, IEnumerable<SyntaxTree>? mentioning = null) =>
        [.. Needed(files, taskIds, mentioning).Select(needed => (needed.File.Path, needed.File.TokensWithout(needed.Methods)))];

    /// <summary>Whether the tests of a task can reach another task's member.</summary>
    /// <param name="files">The lesson's files, and its tests.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="other">The other task.</param>
    public static bool Reaches(IReadOnlyList<SyntaxTree> files, string taskId, string other) =>
        Needed(files, [taskId]).Any(needed => needed.File.Declares(other) && !needed.Methods.Any(method => method.IsOf([other])));

    /// <summary>The needed files, each with its methods that are not.</summary>
    private static IEnumerable<(FileParts File, IReadOnlyList<MethodPart> Methods)> Needed(
        IReadOnlyList<SyntaxTree> files, IReadOnlyCollection<string> taskIds, IEnumerable<SyntaxTree>? mentioning = null)
    {
        var parts = files.Select(tree => Known.GetValue(tree, FileParts.Split)).ToList();
        var mentioned = (mentioning ?? []).SelectMany(tree => FileParts.Names(tree.GetRoot().DescendantTokens())).ToHashSet();
        var neededFiles = new HashSet<FileParts>();
        var neededMethods = new HashSet<MethodPart>();
        int before;
        do
        {
            before = neededFiles.Count + neededMethods.Count;
            foreach (var file in parts)
            {
                if (!neededFiles.Contains(file) && file.IsNeeded(taskIds, mentioned))
                {
                    neededFiles.Add(file);
                    mentioned.UnionWith(file.Mentioned);
                }

                if (neededFiles.Contains(file))
                {
                    foreach (var method in file.Methods.Where(method => !neededMethods.Contains(method) && method.IsNeeded(taskIds, mentioned)))
                    {
                        neededMethods.Add(method);
                        mentioned.UnionWith(method.Mentioned);
                    }
                }
            }
        }
        while (neededFiles.Count + neededMethods.Count > before);

        return parts.Where(neededFiles.Contains)
            .Select(file => (file, (IReadOnlyList<MethodPart>)[.. file.Methods.Where(method => !neededMethods.Contains(method))]));
    }
}

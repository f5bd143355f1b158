using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Compiling;

/// <summary>
/// The part of a lesson that the tests of one task can reach; it compiles in a fraction of the time. C# runs no method whose name does not
/// occur somewhere: what none of the needed code mentions is not needed, either. Names alone decide, so that more may be kept than is
/// needed, never less.
/// </summary>
internal static class TaskSlice
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileParts> Known = [];

    /// <summary>The needed files, each without the methods that are not needed; the rest stays on its lines.</summary>
    /// <param name="files">The lesson's files, its tests and its probes.</param>
    /// <param name="taskId">The task.</param>
    public static IReadOnlyList<SyntaxTree> Of(IReadOnlyList<SyntaxTree> files, string taskId)
    {
        var parts = files.Select(tree => Known.GetValue(tree, FileParts.Of)).ToList();
        var mentioned = new HashSet<string>();
        var neededFiles = new HashSet<FileParts>();
        var neededMethods = new HashSet<MethodPart>();
        int before;
        do
        {
            before = neededFiles.Count + neededMethods.Count;
            foreach (var file in parts)
            {
                if (!neededFiles.Contains(file) && file.IsNeeded(taskId, mentioned))
                {
                    neededFiles.Add(file);
                    mentioned.UnionWith(file.Mentioned);
                }

                if (neededFiles.Contains(file))
                {
                    foreach (var method in file.Methods.Where(method => !neededMethods.Contains(method) && method.IsNeeded(taskId, mentioned)))
                    {
                        neededMethods.Add(method);
                        mentioned.UnionWith(method.Mentioned);
                    }
                }
            }
        }
        while (neededFiles.Count + neededMethods.Count > before);

        return [.. parts.Where(neededFiles.Contains).Select(file => file.Without([.. file.Methods.Where(method => !neededMethods.Contains(method))]))];
    }
}

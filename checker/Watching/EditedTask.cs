using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Watching;

/// <summary>Finds the task that a learner works on, from what they have changed.</summary>
internal static class EditedTask
{
    /// <summary>The task whose member changed; null if none did, or if the current one did too.</summary>
    /// <param name="before">The lesson's files before.</param>
    /// <param name="after">The lesson's files now.</param>
    /// <param name="current">The current task.</param>
    public static string? Find(IReadOnlyList<SyntaxTree> before, IReadOnlyList<SyntaxTree> after, string current)
    {
        var old = Members(before.Except(after));
        var changed = Members(after.Except(before))
            .Where(member => old.TryGetValue(member.Key, out string? text) && text != member.Value)
            .Select(member => member.Key)
            .ToList();
        return changed.Count == 0 || changed.Contains(current) ? null : changed[0];
    }

    private static Dictionary<string, string> Members(IEnumerable<SyntaxTree> files) =>
        TaskMember.In(files).DistinctBy(member => member.TaskId).ToDictionary(member => member.TaskId, member => member.Syntax.ToString());
}

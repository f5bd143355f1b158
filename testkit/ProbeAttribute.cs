namespace Katas.Testkit;

/// <summary>
/// Marks a static method without parameters that runs a task on fixed inputs. Its result is the task's fingerprint:
/// where the learner's equals that of a catalogued mistake, and not the reference's, the mistake is named.
/// </summary>
/// <remarks>The method returns a tensor, a string, a number, or a tuple or array of these.</remarks>
/// <param name="id">The task's id: lesson, dot, number, for example <c>01.3</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProbeAttribute(string id) : Attribute
{
    /// <summary>The task's id.</summary>
    public string Id { get; } = id;
}

namespace Katas.Toolkit;

/// <summary>
/// Says what a member of a lesson computes, so that the checker can tell whether an answer scales, masks or shifts when it
/// calls that member. The checker goes by this, never by the member's name.
/// </summary>
/// <param name="concept">What the member computes.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ComputesAttribute(Concept concept) : Attribute
{
    /// <summary>What the member computes.</summary>
    public Concept Concept { get; } = concept;
}

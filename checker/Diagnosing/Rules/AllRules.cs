namespace Katas.Checker.Diagnosing.Rules;

/// <summary>Every rule of the checker; new classes are found automatically.</summary>
internal static class AllRules
{
    public static IReadOnlyList<IRule> Instances { get; } =
        [.. typeof(AllRules).Assembly.GetTypes()
            .Where(type => typeof(IRule).IsAssignableFrom(type) && type is { IsClass: true, IsAbstract: false })
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IRule)Activator.CreateInstance(type)!)];
}

using Katas.Toolkit;

namespace Katas.Lesson07;

/// <summary>Checks of arguments that only a translation model has.</summary>
internal static class GuardTranslation
{
    /// <summary>Checks that the special tokens exist and differ, and that a shared vocabulary has one size.</summary>
    /// <param name="config">The sizes of a transformer.</param>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void Specials(TransformerConfig config)
    {
        if (config.SharedVocabulary && config.SourceVocabulary != config.TargetVocabulary)
        {
            throw new ArgumentException(
                $"The vocabulary is shared, but has {config.SourceVocabulary} tokens for the source and "
                + $"{config.TargetVocabulary} for the target; expected one number.",
                nameof(config));
        }

        long[] specials = [config.PaddingId, config.StartId, config.EndId];
        if (specials.Distinct().Count() < specials.Length)
        {
            throw new ArgumentException(
                $"Padding, start and end are {string.Join(", ", specials)}; expected three different ids.",
                nameof(config));
        }

        Guard.Index(config.PaddingId, Math.Min(config.SourceVocabulary, config.TargetVocabulary));
        Guard.Index(config.StartId, config.TargetVocabulary);
        Guard.Index(config.EndId, config.TargetVocabulary);
    }
}

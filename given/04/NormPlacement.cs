namespace Katas.Lesson04;

/// <summary>Where a block normalises: after each sum, or before each sublayer.</summary>
public enum NormPlacement
{
    /// <summary><c>norm(x + sublayer(x))</c>, as in the first transformer. Vaswani et al. 2017, section 3.1.</summary>
    Post,

    /// <summary>
    /// <c>x + sublayer(norm(x))</c>, as in most models since GPT-2. Xiong et al. 2020, "On Layer Normalization in the
    /// Transformer Architecture", figure 1.
    /// </summary>
    Pre,
}

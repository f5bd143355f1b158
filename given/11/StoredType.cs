namespace Katas.Lesson11;

/// <summary>How numbers lie in a file. <see cref="StoredTypes"/> tells their sizes.</summary>
public enum StoredType
{
    /// <summary>A byte each, 0 or 1.</summary>
    Bool,

    /// <summary>Whole numbers of 8 bits, from 0 to 255.</summary>
    U8,

    /// <summary>Whole numbers of 8 bits, from −128 to 127.</summary>
    I8,

    /// <summary>Whole numbers of 16 bits.</summary>
    I16,

    /// <summary>Whole numbers of 32 bits.</summary>
    I32,

    /// <summary>Whole numbers of 64 bits.</summary>
    I64,

    /// <summary>Half precision: 1 sign bit, 5 of exponent, 10 of fraction.</summary>
    F16,

    /// <summary>The upper half of a float32: 1 sign bit, 8 of exponent, 7 of fraction.</summary>
    BF16,

    /// <summary>Single precision.</summary>
    F32,

    /// <summary>Double precision.</summary>
    F64,

    /// <summary>Blocks of 32: a scale d in half precision, then q of 4 bits each; (q − 8) · d.</summary>
    Q4_0,

    /// <summary>Blocks of 32: a scale d and a least value m, then q of 4 bits each; q · d + m.</summary>
    Q4_1,

    /// <summary>Blocks of 32: a scale d, the fifth bits, then the lower 4 of each; (q − 16) · d.</summary>
    Q5_0,

    /// <summary>Blocks of 32: d, m, the fifth bits, then the lower 4 of each; q · d + m.</summary>
    Q5_1,

    /// <summary>Blocks of 32: a scale d in half precision, then q of 8 bits each; q · d.</summary>
    Q8_0,
}

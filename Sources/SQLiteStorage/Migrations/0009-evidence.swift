import GRDB

extension DatabaseMigrator {
  /// Evidence and near stories as records (``EvidenceColumn``), which older programs cannot read; what is
  /// there stays as it is, and is read.
  mutating func registerEvidence() {
    registerMigration("0009-evidence") { _ in }
  }
}

//! The open streams, found by whom a change concerns, and counted by session and network.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::stream::{End, Inbox, Slot};
use crate::actor::{PersonId, Role};

#[derive(Default)]
pub(super) struct Index {
    opened: u64,
    staff: HashMap<u64, Arc<Slot>>,
    people: Groups<PersonId>,
    sessions: Groups<i64>,
    networks: Groups<String>,
}

impl Index {
    /// Takes a stream in. Of a session or network that has as many as it may, the oldest ends.
    pub(super) fn add(
        &mut self,
        slot: impl FnOnce(u64) -> Slot,
        per_session: usize,
        per_network: usize,
    ) -> Arc<Slot> {
        self.opened += 1;
        let slot = Arc::new(slot(self.opened));
        let who = &slot.who;
        let crowded = [
            self.sessions.oldest_beyond(&who.session, per_session),
            self.networks.oldest_beyond(&who.network, per_network),
        ];
        for oldest in crowded.into_iter().flatten() {
            oldest.end(End::Crowded);
            self.remove(&oldest);
        }
        if who.role.is_staff() {
            self.staff.insert(slot.id, Arc::clone(&slot));
        }
        self.people.add(who.person, &slot);
        self.sessions.add(who.session, &slot);
        self.networks.add(who.network.clone(), &slot);
        slot
    }

    /// Removing twice is fine.
    pub(super) fn remove(&mut self, slot: &Slot) {
        self.staff.remove(&slot.id);
        self.people.remove(&slot.who.person, slot.id);
        self.sessions.remove(&slot.who.session, slot.id);
        self.networks.remove(&slot.who.network, slot.id);
    }

    pub(super) fn has(&self, person: PersonId) -> bool {
        self.people.0.contains_key(&person)
    }

    pub(super) fn of(&self, person: PersonId) -> &[Arc<Slot>] {
        self.people.of(&person)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Slot>> {
        self.people.0.values().flatten()
    }

    /// Staff may know of every ticket; `but` is one of them who knows it.
    pub(super) fn tell_staff(&self, but: Option<PersonId>, news: impl Fn(&mut Inbox)) {
        let others = self.staff.values().filter(|slot| Some(slot.who.person) != but);
        others.for_each(|slot| slot.tell(&news));
    }

    /// Customers may know of their own tickets alone.
    pub(super) fn tell_customer(&self, requester: PersonId, news: impl Fn(&mut Inbox)) {
        let own = self.of(requester).iter().filter(|slot| slot.who.role == Role::Customer);
        own.for_each(|slot| slot.tell(&news));
    }
}

/// Streams that have something in common, oldest first.
struct Groups<K>(HashMap<K, Vec<Arc<Slot>>>);

impl<K> Default for Groups<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> Groups<K> {
    fn of(&self, key: &K) -> &[Arc<Slot>] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, key: K, slot: &Arc<Slot>) {
        self.0.entry(key).or_default().push(Arc::clone(slot));
    }

    fn remove(&mut self, key: &K, id: u64) {
        let Some(group) = self.0.get_mut(key) else { return };
        group.retain(|slot| slot.id != id);
        if group.is_empty() {
            self.0.remove(key);
        }
    }

    /// The one that has to go before another may come, if the group is full.
    fn oldest_beyond(&self, key: &K, most: usize) -> Option<Arc<Slot>> {
        let group = self.of(key);
        (group.len() >= most).then(|| group.first().cloned()).flatten()
    }
}
